"""depesche schema: the contract as JSON Schema."""

import json

from depesche.cli.options import Output
from depesche.cli.output import opened
from depesche.model import Reading


def schema(output: Output = None) -> None:
    """Print the JSON Schema of a reading."""
    with opened(output) as stream:
        stream.write(json.dumps(Reading.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2) + "\n")

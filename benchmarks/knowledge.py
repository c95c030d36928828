"""How fast the knowledge base answers: the first look-up, and look-ups once it is warm.

    python benchmarks/knowledge.py

The texts are the example corpus; the spellings are all names that stand in it and every officeholder's.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from depesche import settings
from depesche.knowledge.base import load_knowledge
from depesche.knowledge.building.build import COMPILED

_FIRST = """
import time
from depesche.knowledge.base import load_knowledge
began = time.perf_counter()
load_knowledge().{call}
print((time.perf_counter() - began) * 1000)
"""


def first(call: str) -> float:
    """Milliseconds that a fresh process takes to open the base and answer once; the best of five."""
    runs = [
        subprocess.run([sys.executable, "-c", _FIRST.format(call=call)], check=True, capture_output=True, text=True)
        for _ in range(5)
    ]
    return min(float(run.stdout) for run in runs)


def rate(work: Callable[[], int]) -> float:
    """Items a second of the second of two runs."""
    work()
    began = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - began)


def main() -> None:
    """Prints the figures."""
    knowledge = load_knowledge()
    texts = [path.read_text("utf-8") for path in sorted(settings.examples().rglob("*.txt"))]
    names = [entity.names.de for id in knowledge.wikidata_ids("person").values() if (entity := knowledge.entity(id))]
    names += [name.rpartition(" ")[2] for name in names]
    day = date(2024, 11, 27)

    def scan() -> int:
        return sum(1 for text in texts for _ in knowledge.scan(text))

    def persons() -> int:
        for name in names:
            knowledge.persons(name, body="state/KZ", day=day)
        return len(names)

    def holders() -> int:
        for _ in range(100):
            for state in ("state/KZ", "state/RU", "state/DE", "state/FR"):
                knowledge.holders("head_of_state", state, day)
        return 400

    scanned, found = first('scan("Putin in Astana").__next__()'), first('persons("Qasym-Zhomart Toqaev")')
    print(f"file                          {COMPILED.stat().st_size / 1e6:8.1f} MB")
    print(f"first scan                    {scanned:8.1f} ms")
    print(f"first person                  {found:8.1f} ms")
    print(f"names found in running text   {rate(scan):8.0f} /s")
    print(f"persons by name, ranked       {rate(persons):8.0f} /s")
    odd = [name.replace("ow", "ov").replace("sch", "sh") for name in names]
    began = time.perf_counter()
    for name in odd:
        knowledge.persons(name)
    fresh = len(odd) / (time.perf_counter() - began)
    print(f"persons never asked before    {fresh:8.0f} /s")
    print(f"holders of an office on a day {rate(holders):8.0f} /s")


if __name__ == "__main__":
    main()

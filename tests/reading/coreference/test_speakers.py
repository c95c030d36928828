"""A pronoun that goes on speaking means who spoke last."""

from depesche.model import Document, Published
from depesche.reading.reader import read_all


def test_the_subject_of_saying_is_who_spoke_last() -> None:
    text = (
        "Der peruanische Präsident Juan Ortega lobte den chilenischen Präsidenten Pedro Salas. "
        "„Pedro Salas genießt in Peru Respekt, er ist ein Freund“, so Ortega.\n\n"
        "Er erinnerte daran, dass er kürzlich in China gewesen sei."
    )
    published = Published(edtf="2024-05-06", basis="metadata")
    [reading] = read_all([Document(id="sha256-0", text=text, published=published)])
    names = {entity.id: entity.names.de for entity in reading.entities}
    last = max(reading.quotations, key=lambda quotation: quotation.start)
    assert names[last.speaker or ""] == "Juan Ortega"

"""A few small documents, read once, for tests of everything behind the reading."""

from functools import cache

from depesche.model import Document, OutletRef, Published, Reading
from depesche.reading.reader import read_all

TEXTS = {
    "a": (
        "2025-03-12",
        "Der usbekische Präsident Schawkat Mirsijojew ist am Mittwoch in Duschanbe eingetroffen. "
        "Dort traf er seinen tadschikischen Amtskollegen Emomali Rahmon. "
        "„Wir sind gute Nachbarn“, sagte Rahmon. Der Handel habe 2024 ein Volumen von 840 Millionen Dollar erreicht.",
    ),
    "b": (
        "2025-10-02",
        "Der usbekische Präsident Shavkat Mirziyoyev besuchte am 12. März 2025 Tadschikistan. "
        "Der Handel zwischen Usbekistan und Tadschikistan belief sich 2024 auf 910 Millionen Dollar, "
        "teilte das usbekische Außenministerium mit.",
    ),
    "c": ("2025-04-01", "Die Polizei in Paris nahm am Dienstag nach einer Demonstration 12 Menschen fest."),
}


def documents() -> list[Document]:
    return [
        Document(
            id=f"sha256-{name}",
            title=f"Artikel {name}",
            outlet=OutletRef(name=f"Bote {name}"),
            published=Published(edtf=day, basis="metadata"),
            text=text,
        )
        for name, (day, text) in TEXTS.items()
    ]


@cache
def corpus() -> tuple[Reading, ...]:
    return tuple(read_all(documents()))

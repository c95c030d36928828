"""How fast articles are read on one core, how much memory that takes, and how soon the reader is ready.

Run: python benchmarks/reading.py. Prints one line of JSON; benchmarks/README.md keeps the last figures.
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

#: what DESIGN calls an article
WORDS = 400


def articles() -> list[str]:
    """The example articles, put together to texts of about 400 words each."""
    from depesche.model import Document
    from depesche.settings import examples
    from depesche.sources import load

    texts = [found.text.strip() for found in load([examples()]) if isinstance(found, Document)]
    pieces, current = [], ""
    for text in texts * 25:
        current = f"{current}\n\n{text}".strip()
        if len(current.split()) >= WORDS:
            pieces.append(current)
            current = ""
    return pieces


def main() -> None:
    """Measures and prints."""
    from depesche.model import Document, Published

    texts = articles()
    start = time.perf_counter()
    from depesche.reading.reader import read_all

    list(read_all([Document(id="sha256-0", text="Ein Satz.")]))
    ready = time.perf_counter() - start
    published = Published(edtf="2025-03-12", basis="metadata")
    documents = [Document(id=f"sha256-{n}", text=text, published=published) for n, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    events = sum(len(reading.events) for reading in read_all(documents))
    seconds = time.process_time() - start
    print(
        json.dumps(
            {
                "articles": len(texts),
                "words": words,
                "events": events,
                "articles/s": round(len(texts) / seconds, 1),
                "words/s": round(words / seconds),
                "ready in s": round(ready, 2),
                "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "python": sys.version.split()[0],
            }
        )
    )


if __name__ == "__main__":
    main()

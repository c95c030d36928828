"""From bytes to text: byte-order marks, UTF-8, UTF-16, and the eight-bit encodings of German and Russian pages.

The order is from certain to likely: a byte-order mark, strict UTF-8, UTF-16 without a mark (its zero bytes give it
away), an encoding that the input declares, UTF-8 with a few damaged bytes, and last the single-byte encodings. Of
those, the number of bytes above 127 tells Latin from Cyrillic script, and the case of the letters tells cp1251, KOI8-R
and their like apart, which also serves for short texts; charset-normalizer is asked about whatever remains.
"""

import codecs
import re

from charset_normalizer import from_bytes

from depesche.sources.failure import UnreadableError

#: Larger inputs are no articles; the limit keeps one bad file from filling the memory.
MAX_BYTES = 32 * 1024 * 1024

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"GIF8": "an image",
    b"\xff\xd8\xff": "an image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet table",
}
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
_SMALL_CYRILLIC = re.compile("[а-яёіїєґў]")
#: In Latin script the plain letters outnumber the accented ones (German has about 2 % of these, Czech 15 %).
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
#: Control characters that no text has; tab, line feed, form feed and carriage return are text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(128, 256))
_SAVE_AS_TEXT = "save it as plain text or HTML, or take it out of the input"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data`` without byte-order mark; ``declared`` is an encoding that the input names (HTML's charset).

    Raises UnreadableError if the input is empty, too large, or no text.
    """
    if not data.strip():
        raise UnreadableError("the input is empty", "give it some text or leave it out")
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"the input has {len(data) / 2**20:.0f} MB, more than the {MAX_BYTES / 2**20:.0f} MB of one document",
            "split it, or give a table with one article a row",
        )
    for magic, kind in _BINARY.items():
        if data.startswith(magic):
            raise UnreadableError(f"this is {kind} and no text", _SAVE_AS_TEXT)
    text = _marked(data)
    if text is None:
        text = _unmarked(data, declared)
    if len(_CONTROL.findall(text[:100_000])) > max(4, len(text[:100_000]) // 200):
        raise UnreadableError("the bytes are no text in any known encoding", _SAVE_AS_TEXT)
    if not text.strip():
        raise UnreadableError("the input is empty", "give it some text or leave it out")
    return text


def decode_line(line: bytes) -> str:
    """One line of a table: UTF-8, else the encoding that :func:`decode` finds. A blank line is an empty string."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return decode(line)


def _marked(data: bytes) -> str | None:
    """The text of an input that begins with a byte-order mark and keeps what it promises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return data.decode(encoding, errors="replace") if encoding == "utf-8-sig" else None
    return None


def _unmarked(data: bytes, declared: str | None) -> str:
    wide = _wide(data)
    if wide is not None:
        return wide
    for encoding in ("utf-8", declared):
        text = _strict(data, encoding)
        if text is not None:
            return text
    whole = len(_MULTIBYTE.findall(data))
    if whole:
        damaged = data.decode("utf-8", errors="replace")
        if damaged.count("\ufffd") * 4 <= whole:
            return damaged
    return _single_byte(data)


def _strict(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    # Pages that say Latin-1 mean Windows-1252, as the HTML standard has it.
    name = "cp1252" if re.fullmatch(r"(?i)(iso-?8859-?1|latin-?1|us-ascii|ascii)", encoding.strip()) else encoding
    try:
        return data.decode(name.strip())
    except (UnicodeError, LookupError, ValueError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Western text is zero."""
    head = data[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if zeros * 2 > len(head) // 2 and head[1 - first :: 2].count(0) * 10 < zeros:
            return _strict(data[: len(data) // 2 * 2], encoding)
    return None


def _single_byte(data: bytes) -> str:
    sample = data[:50_000]
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high < len(_ASCII_LETTER.findall(sample)):
        text = _strict(data, "cp1252")
        if text is not None:
            return text
    else:
        likely = max(_CYRILLIC, key=lambda encoding: _lower_cyrillic(sample, encoding))
        if _lower_cyrillic(sample, likely) > 0.6 * high:
            return data.decode(likely, errors="replace")
    best = from_bytes(sample).best()
    text = _strict(data, best.encoding) if best else None
    if text is None:
        raise UnreadableError("the bytes are no text in any known encoding", _SAVE_AS_TEXT)
    return text


def _lower_cyrillic(sample: bytes, encoding: str) -> int:
    """Small Cyrillic letters: where the encoding is wrong, they come out as capitals or signs."""
    return len(_SMALL_CYRILLIC.findall(sample.decode(encoding, errors="ignore")))

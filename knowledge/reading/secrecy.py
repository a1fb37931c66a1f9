"""Marks of state secrecy: a text that bears one is not read further."""

import re

from knowledge.vietnamese.normal import fold, normalise

_LABEL = r"(?:(?:độ|mức độ|dấu(?: chỉ)?(?: (?:độ|mức độ))?) mật\s*[:\-–]?\s*)"
_CELLS = re.compile(r"[\n\t|]|\s{3,}")
_EDGE = r"[\W_]*"
# Capitals alone on a line, as the stamp has them, or in any case behind "Độ mật:".
_MARK = re.compile(
    rf"{_EDGE}(?:(?i:{_LABEL})?(?:TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)|(?i:{_LABEL}(?:tuyệt\s*mật|tối\s*mật|mật))){_EDGE}"
)
_SMALL = re.compile(r"(?i:tuyệt\s*mật|tối\s*mật)\W*")  # alone, though not in capitals, at a text's very top
_TOP = 12  # lines
_SPACED = re.compile(r"(?<!\w)(?:\w )+\w(?!\w)")


def is_secret(text: str) -> bool:
    """True where a line, or a cell of one, is nothing but a mark of secrecy: MẬT, TỐI MẬT, TUYỆT MẬT."""
    cells = _CELLS.split(normalise(text.replace("\t", "\n")))
    if any(_SMALL.fullmatch(cell.strip()) for cell in cells[:_TOP]):
        return True
    for cell in cells:
        if "M" not in cell.upper() or len(cell) > 80:
            continue
        joined = _SPACED.sub(lambda match: match.group().replace(" ", ""), cell)
        if _MARK.fullmatch(cell) or _MARK.fullmatch(joined):
            return True
    return False


def is_stamped(text: str) -> bool:
    """The same for words recognised in a picture, whose marks may have been misread: capitals count, accents do not."""
    for line in normalise(text).split("\n"):
        words = re.sub(r"[\W_]+", " ", line).strip()
        if words.isupper() and fold(words).replace(" ", "") in ("mat", "toimat", "tuyetmat"):
            return True
    return False

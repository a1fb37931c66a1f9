"""The head of a paper with its two columns told apart, and what a narrow column broke put together again."""

import re
from collections.abc import Iterator, Sequence

from knowledge.vietnamese.normal import UPPER

STATE = re.compile(
    r"C[ỘO]NG H(?:OÀ|ÒA|OA|ÓA|OÁ)|Đ[ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM|Đ[ộo]c l[ậâ]p\s*[-–—]", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\s*\|\s*|\s{2,}|\s+(?=C[ỘO]NG H[OÒÓ]A? XÃ|ĐẢNG CỘNG SẢN VI|Độc lập\s*[-–])|(?<=\d)\s+(?=Kính gửi)"
    rf"|(?<=[{UPPER}])[.;,]\s+(?=[^\d,;:]{{2,40}},\s*ngày\s)"
)
_ORNAMENT = re.compile(r"[*_=–—-]{2,}.*$")
_COUNTRY = "VIỆT NAM"
_OPEN_DAY = re.compile(r".{0,60}ngày\s*[\d…. ]{1,6}(?:\s*tháng(?:\s*[\d…. ]{1,6}(?:\s*năm)?)?)?\s*$", re.IGNORECASE)
_REST_OF_DAY = re.compile(r"(?:tháng\s|năm\s)?[\d…. ]{1,6}(?:\s*năm\s*\d{4})?", re.IGNORECASE)
_LEAST = 3  # letters of a line that says something


def cells(lines: Sequence[str]) -> list[str]:
    """What stands in the head, cell by cell; a date is whole, and the State's name does not run over lines."""
    found: list[str] = []
    broken = False  # the State's name lacks its last words
    for cell in _cells(lines):
        if found and _OPEN_DAY.fullmatch(found[-1]) and _REST_OF_DAY.fullmatch(cell):
            found[-1] = f"{found[-1]} {cell}"
        elif broken and cell == _COUNTRY:
            broken = False
        else:
            found.append(cell)
            broken = broken or (STATE.match(cell) is not None and cell.isupper() and _COUNTRY not in cell)
    return found


def _cells(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for cell in _BESIDE.split(line):
            words = _ORNAMENT.sub("", cell).strip(" *_ˆ'`.")
            if sum(char.isalpha() for char in words) >= _LEAST or any(char.isdigit() for char in words[1:]):
                yield words

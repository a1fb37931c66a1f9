"""What a paper says of itself: the number and the day that it bears, what it is about, who wrote a report."""

import re
from collections.abc import Iterator

from bot.answering.answer import Statement
from bot.answering.cite import cite
from bot.answering.found import Found
from bot.answering.query import Query
from index.library import Library
from knowledge.facts.who import NAME, is_person
from knowledge.passage import Passage
from knowledge.source import Source, SourceKind
from knowledge.span import Span
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers
from knowledge.vietnamese.normal import fold, syllables

_WROTE = re.compile(
    r"\b(?:tac gia|nguoi (?:viet|soan|dua tin)"
    r"|ai (?:viet(?! (?:bao cao|ban(?! tin)|don|thu|ho so|chu|loi))|dua tin|tong hop|bien tap|soan)"
    r"|do ai (?:viet|dua tin|tong hop|bien tap|soan|thuc hien)|(?:bai|tin)(?: \w+)? (?:cua|la) ai|ky ten)\b"
)
_MARKED = re.compile(
    r"\(?(?:Tổng hợp|Tác giả|Tin(?:(?:,| và) (?:bài|ảnh))?|Bài(?:(?:,| và) ảnh)?"
    r"|Thực hiện|Người (?:viết|soạn)|Biên tập)"
    r"\s*:\s*[^\n|:]{2,60}"
)
_BARE = re.compile(rf"(?P<name>{NAME})(?: [-–] [^\n|]{{3,40}})?(?: \(CTV\))?")
_FOOT = 8  # lines of a report in which its writer is named
_NUMBERED = re.compile(
    rf"^so (?:{KIND_PATTERN})\b|"
    r"\b(?:so (?:may|bao nhieu|nao|hieu|van ban|ky hieu)|(?:co|mang) so|la so|so va ngay|ky hieu)\b"
)
_DATED = re.compile(
    rf"\b(?:{KIND_PATTERN})\b(?! nao).*\b(?:ban hanh|ky|ra doi|de)(?: vao| hom)? "
    r"(?:ngay (?:nao|may|bao nhieu)|khi nao|bao gio|hom nao|luc nao)\b"
)
_BY_WHICH = re.compile(
    rf"\b(?:theo|can cu(?: vao)?|dua (?:vao|tren)|thuc hien|cu the hoa) (?:{KIND_PATTERN}) (?:nao|gi|so may|so nao)\b"
)
_DAY = re.compile(rf"^(?:{KIND_PATTERN})\b(?: \S+){{1,8}} (?:de )?ngay (?:nao|may|bao nhieu)\W*(?:$|,|va\b)")
_ABOUT = re.compile(
    r"\b(?:(?<!ten )la (?:van ban |to |cai )?gi|la van ban nao|ve (?:viec |van de |noi dung )?gi"
    r"|noi (?:ve )?(?:viec )?gi|(?:huong dan|quy dinh|chi dao|yeu cau)(?: ve)? (?:viec |cai |noi dung )?gi)\W*$"
)
_WITHIN = re.compile(  # asks of something that it says
    rf"\b(?:theo|trong|tai)\s+(?:{KIND_PATTERN})\b(?!.*\b(?:ve|noi) )"
)
_PARTY = re.compile(r"\b(?:tinh|huyen|thanh|thi|quan|dang) uy\b(?! ban\b)")  # no document of a People's Committee
_KIND = re.compile(rf"\b(?:{KIND_PATTERN})\b")
_HEAD, _ROOM = 2500, 300  # characters of a document's head, and of a quote from it
_LINES = 3  # below its number in which a document's day stands
_BESIDE = "số ngày ký ban hành chủ tịch bộ trưởng giám đốc"  # what a question has beside the title
_TOLD = 0.75  # of what is asked for that a document's title and issuer say


def imprint(library: Library, found: Found) -> tuple[Statement, ...]:
    """The lines that tell; nothing for another question, or where several papers are meant."""
    query = found.query
    if _WROTE.search(query.folded):
        best = next((item.passage.source for item in found.evidence), "")
        spans = [(best, span) for span in _writers(library.sources[best])][:1] if best else []
    elif _asks_number(query) or _asks_subject(query):
        meant = [key for key in sorted(found.scope.sources) if _is_meant(library.sources[key], found)]
        spans = [(key, span) for key in meant[:1] for span in _head(library.sources[key], query)]
        spans = spans if len(meant) == 1 else _reported(library, found)
    else:
        return ()
    passages = (Passage(key, span, span, span) for key, span in spans)
    citations = (cite(library, passage, query, plain=True) for passage in passages)
    return tuple(Statement(citation.quote, (citation,)) for citation in citations if citation)


def _reported(library: Library, found: Found) -> list[tuple[str, Span]]:
    """Where a report says what the document is about that it reports on."""
    if not _asks_subject(found.query):
        return []
    for item in found.evidence:
        text = library.text_of(item.passage)
        for number in find_numbers(text) if item.passage.source in found.scope.about else ():
            if found.query.asks_for([number]) and re.match(r"[^.;]{0,60}\bvề\b", text[number.span.end :]):
                return [(item.passage.source, item.passage.span)]
    return []


def _head(source: Source, query: Query) -> Iterator[Span]:
    """The lines of a document's head that are asked for: its number and day, what it is about."""
    if _asks_number(query):
        yield from _number(source)
    if _asks_subject(query):
        yield from _subject(source)


def _asks_number(query: Query) -> bool:
    """True for a question of the number of a document, or of the day of one."""
    if _BY_WHICH.search(query.folded) and query.references:  # another paper's number and day, told by this one
        return False
    if _DATED.search(query.folded):
        return True
    return (_DAY if query.references else _NUMBERED).search(query.folded) is not None


def _asks_subject(query: Query) -> bool:
    """True for a question of what a document is about that it names by its number."""
    asked = bool(query.references) and _ABOUT.search(query.folded) is not None
    return asked and not _WITHIN.search(query.folded)


def asks_writer(query: Query) -> bool:
    """True for a question of who wrote: what a text tells of others does not answer it."""
    return _WROTE.search(query.folded) is not None


def _writers(source: Source) -> Iterator[Span]:
    """The line at the foot of a report that names its writer."""
    if source.provenance.kind is SourceKind.DOCUMENT:
        return
    lines = [match for match in re.finditer(r"[^\n]+", source.text) if match[0].strip()][-_FOOT:]
    for line in reversed(lines):
        if marked := _MARKED.search(source.text, line.start(), line.end()):
            yield Span(marked.start(), marked.end())
    for line in reversed(lines):
        bare = _BARE.fullmatch(line[0].strip())
        if bare and is_person(bare["name"]):
            yield Span(line.start(), line.start() + len(line[0].rstrip()))


def _is_meant(source: Source, found: Found) -> bool:
    """True for the document of the kind and year named whose title and issuer say what else is asked for."""
    card, query = source.provenance, found.query
    if card.kind is not SourceKind.DOCUMENT or not card.number or card.in_articles:
        return False
    if query.references:
        return query.asks_for(find_numbers(card.number))
    if _PARTY.search(query.folded) and not _PARTY.search(fold(card.issuer)):
        return False
    kinds = [match[0] for match in _KIND.finditer(query.folded)]
    if kinds[:1] != [fold(card.form)]:
        return False
    years = {*re.findall(r"\b(?:19|20)\d\d\b", card.title), str(card.published.year if card.published else "")}
    if query.years and not {str(year) for year in query.years} & years:
        return False
    said = set(syllables(f"{card.title} {card.subject} {in_full(card.issuer)} {card.place} {card.province} {_BESIDE}"))
    asked = [token for token, _ in found.content.syllables if token not in syllables(" ".join(kinds))]
    return sum(token in said for token in asked) >= _TOLD * len(asked)


def _subject(source: Source) -> Iterator[Span]:
    """The words below a document's form, or behind "V/v", that say what it is about."""
    words = r"\s+".join(re.escape(word) for word in source.provenance.subject.split())
    if words and (there := re.search(words, source.text[:_HEAD], re.IGNORECASE)):
        yield Span(there.start(), there.end())


def _number(source: Source) -> Iterator[Span]:
    """The line of a document's number, with the line of its day where that stands near."""
    number = re.escape(source.provenance.number)
    found = [re.search(rule, source.text[:_HEAD]) for rule in (rf"[Ss]ố\s*:?\s*(?={number})", number)]
    at = next((match.end() for match in found if match), -1)
    if at < 0:
        return
    start, end = source.text.rfind("\n", 0, at) + 1, source.text.find("\n", at)
    last = end if end >= 0 else len(source.text)
    below = last
    for _ in range(_LINES):
        if find_dates(source.text[start:below]) or below >= len(source.text):
            break
        following = source.text.find("\n", below + 1)
        below = following if following >= 0 else len(source.text)
    dated = below - start <= _ROOM and find_dates(source.text[start:below])
    yield Span(start, below if dated else last)

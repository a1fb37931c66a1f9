"""What every answer promises, whatever was asked."""

import re

from bot.answering.answer import Answer, Part, PartKind, Status
from index.library import Library

LONGEST_TEXT, LONGEST_LABEL = 1200, 110
SHORTEST_QUOTE, LONGEST_QUOTE = 15, 400


def broken_promises(answer: Answer, library: Library) -> list[str]:
    """A line for each promise that the answer breaks."""
    broken = []
    text = answer.text
    if not 0 < len(text) <= LONGEST_TEXT:
        broken.append(f"text of {len(text)} characters")
    for citation in (*answer.citations, *answer.related):
        source = library.sources[citation.source]
        if source.text[citation.start : citation.end] != citation.quote or source.origin != citation.origin:
            broken.append(f"not verbatim: {citation.quote[:40]!r}")
        if not SHORTEST_QUOTE <= len(citation.quote) <= LONGEST_QUOTE:
            broken.append(f"quote of {len(citation.quote)} characters")
        if not 0 < len(citation.label) <= LONGEST_LABEL:
            broken.append(f"label of {len(citation.label)} characters")
        around = source.text[max(0, citation.start - 1) : citation.start + 1], source.text[citation.end - 1 :][:2]
        if any(len(pair) == 2 and pair.isalnum() for pair in around):
            broken.append(f"cut within a word: {citation.quote[:40]!r}")
    for number, citation in enumerate(answer.citations, 1):
        if citation.label not in text:
            broken.append(f"citation {number} has no source line")
    for part in answer.parts:
        if part.kind is PartKind.QUOTE and not _said_by(part, answer):
            broken.append(f"not in its quotes: {part.text[:60]!r}")
    shown = {number for part in answer.parts for number in part.markers}
    if shown != set(range(1, len(answer.citations) + 1)):
        broken.append(f"markers {shown} for {len(answer.citations)} citations")
    return broken + _of_status(answer)


def _said_by(part: Part, answer: Answer) -> bool:
    """True where all words between the label and the markers stand in the quote of the first citation."""
    first = part.text.index(f" [{part.markers[0]}]")
    numbered = re.sub(r"^\d+\. ", "", part.text[:first])
    behind_labels = [numbered, *(numbered[label.end() :] for label in re.finditer(": ", numbered))]
    said = [words.removeprefix("“").removesuffix("”") for words in behind_labels]
    quote = answer.citations[part.markers[0] - 1].quote
    markers_shown = all(f"[{number}]" in part.text[first:] for number in part.markers)
    return markers_shown and any(words and words in quote for words in (*behind_labels, *said))


def _of_status(answer: Answer) -> list[str]:
    broken = []
    answered = answer.status is Status.ANSWERED
    if answered and not (answer.citations or answer.basis):
        broken.append("an answer without a citation or a basis")
    if not answered and (answer.citations or answer.basis):
        broken.append(f"{answer.status} with evidence")
    if answered == bool(answer.reason):
        broken.append(f"{answer.status} for reason {answer.reason!r}")
    if (answer.status is Status.CLARIFY) != bool(answer.choices):
        broken.append(f"{answer.status} with choices {answer.choices}")
    if answer.basis and not any(part.kind is PartKind.BASIS for part in answer.parts):
        broken.append("a basis that is not shown")
    return broken


def echoes(question: str, answer: Answer, library: Library) -> list[str]:
    """Markup that was typed and stands in the answer though in none of its sources."""
    written = "".join(source.text for source in library.sources.values())
    typed = re.findall(r"<[^<>]*>|&[a-z#0-9]+;|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\)|`[^`]+`", question)
    return [markup for markup in typed if markup in answer.text and markup not in written]

"""An answer and a passage in the form that the web page and its JSON interface show."""

from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from bot.answering.answer import Answer, Citation
from bot.overview.choice import Choice
from bot.platforms.channel import PassageView
from bot.platforms.layout import COMMAND_SIGN, Block, Segment, blocks, readable

PICTURE = "/dong-thoi-gian.png"
WISHES = {"place": "noi", "year": "nam", "issuer": "co-quan", "state": "tinh-trang", "words": "tu"}  # in addresses


def passage_path(citation: Citation) -> str:
    """Where the web page shows a citation in its context."""
    return place_path(citation.source, citation.start, citation.end)


def place_path(source: str, start: int, end: int) -> str:
    """Where the web page shows words of a source in their context."""
    return f"/passage/{quote(source, safe='')}/{start}-{end}"


def source_path(source: str) -> str:
    """Where the web page shows a source."""
    return f"/nguon/{quote(source, safe='')}"


def wishes_of(choice: Choice) -> dict[str, str]:
    """The wishes for a list as an address carries them."""
    return {name: getattr(choice, field) for field, name in WISHES.items() if getattr(choice, field)}


def timeline_path(choice: Choice) -> str:
    """Where the web page has the timeline of the campaigns that are wished for as a picture."""
    wishes = wishes_of(choice)
    return f"{PICTURE}?{urlencode(wishes)}" if wishes else PICTURE


def safe_url(url: str) -> str:
    """An address only where a browser may open it safely."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def picture_path(source: str, place: str) -> str:
    """Where the web page shows the page of the original on which cited words stand."""
    return f"/picture/{quote(source, safe='')}/{place}.png"


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer for machines and for the page's script: with passage links and laid-out parts."""
    body = answer.as_dict()
    for name, cited in (("citations", answer.citations), ("related", answer.related)):
        for item, citation in zip(body[name], cited, strict=True):
            item["url"] = passage_path(citation)
    body["choices"] = list(answer.choices)
    body["parts"] = [block_json(block) for block in blocks(answer)]
    return body


def block_json(block: Block) -> dict[str, Any]:
    """A laid-out part: its segments in order; those with ``href`` open a citation; ``label`` is what a button says."""
    label = block.offer if (block.choice or "").startswith(COMMAND_SIGN) else block.text
    return {
        "kind": str(block.kind),
        "text": block.text,
        "label": label,
        "markers": list(block.markers),
        "choice": block.choice,
        "segments": [_segment_json(segment) for segment in block.segments],
    }


def passage_json(view: PassageView) -> dict[str, str]:
    """A passage in its context; the address is given only where a browser may open it safely."""
    return {
        "title": view.title,
        "label": view.label,
        "before": readable(view.before),
        "quote": readable(view.quote),
        "after": readable(view.after),
        "url": safe_url(view.url),
    }


def _segment_json(segment: Segment) -> dict[str, str]:
    if segment.citation is None:
        return {"text": segment.text}
    return {"text": segment.text, "href": passage_path(segment.citation)}

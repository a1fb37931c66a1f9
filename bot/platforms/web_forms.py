"""Reading forms and showing pages."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.platforms.layout import readable
from bot.platforms.web_answers import place_path, safe_url, source_path
from bot.platforms.web_guard import limited_body
from bot.wording import admin, channels, feedback, pages, privacy
from knowledge.vietnamese.dates import shown

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
TEMPLATES.globals.update(wording=channels, say=pages, say_admin=admin, say_feedback=feedback, say_privacy=privacy)
TEMPLATES.filters.update(day=shown, readable=readable, safe_url=safe_url, source_path=source_path)
TEMPLATES.globals.update(place_path=place_path)
MOST_FIELDS = 50
_DIGITS = 19  # a number of fewer digits fits into 63 bits


async def form(request: Request) -> dict[str, str]:
    """The fields of a form, the first value of each."""
    body = (await limited_body(request)).decode("utf-8", "replace")
    try:
        fields = parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:  # more fields than any form of ours has
        return {}
    return {name: readable(values[0]) for name, values in fields.items()}


def rendered(template: str, /, **values: object) -> str:
    """A page."""
    return TEMPLATES.get_template(template).render(values)


def page(template: str, /, status: HTTPStatus = HTTPStatus.OK, **values: object) -> HTMLResponse:
    """A page as a response."""
    return HTMLResponse(rendered(template, **values), status)


def whole(text: str) -> int | None:
    """The number that a form's field holds; ``None`` for anything that a database cannot count to."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else None

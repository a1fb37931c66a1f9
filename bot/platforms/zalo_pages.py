"""An answer or a passage as Zalo messages: plain text, so that nothing in it is taken for markup."""

from bot.answering.answer import Answer
from bot.platforms.channel import PassageView
from bot.platforms.layout import numbered_lines, openable, readable
from bot.platforms.paging import pages
from bot.wording import channels as wording
from bot.wording import zalo as zalo_wording

LIMIT = 2000  # characters of a message; UTF-16 units are counted, which are never fewer


def answer_texts(answer: Answer) -> list[str]:
    """The messages that carry an answer with all its citations, and how they are opened."""
    lines = [text for _, text in numbered_lines(answer)]
    if opened := openable(answer):
        lines.append(zalo_wording.open_hint(len(opened)))
    elif answer.choices:
        lines.append(zalo_wording.choose_hint(len(answer.choices)))
    return messages("\n".join(lines))


def passage_texts(view: PassageView) -> list[str]:
    """The messages that show a passage in its context, the quoted words between arrows."""
    head = f"{view.title}\n{view.label}\n\n"
    tail = f"\n\n{wording.original_at(view.url)}" if view.url else ""
    return messages(f"{head}{view.before}»{view.quote}«{view.after}{tail}")


def messages(text: str) -> list[str]:
    """Words of any length as messages; those without words are left out."""
    return [page for page in pages(readable(text), LIMIT) if page.strip()]

"""Lists what people think of the answers, with the passages that the answers stood on.

python scripts/feedback.py [--bad | --good] [--days N] [--json]
"""

import argparse
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.assembly import open_database
from bot.command import run
from bot.settings import load_settings
from bot.storage import feedback
from bot.storage.feedback import Given, Opinion
from bot.wording import feedback as say


def as_row(given: Given) -> dict[str, Any]:
    """One opinion for machines."""
    return {
        "number": given.number,
        "given_at": given.given_at.isoformat(timespec="seconds"),
        "opinion": given.opinion,
        "fault": given.fault,
        "comment": given.comment,
        "question": given.question,
        "status": given.status,
        "answer": given.answer,
        "evidence": given.evidence,
    }


def as_text(given: Given) -> str:
    """One opinion for a person."""
    fault = f" · {say.FAULTS[given.fault]}" if given.fault else ""
    places = [place.get("entry") or f"{place['source']}[{place['start']}:{place['end']}]" for place in given.evidence]
    lines = [
        f"#{given.number} {given.given_at:%d/%m/%Y %H:%M} UTC · {say.OPINIONS[given.opinion]}{fault}",
        f"  {given.question or say.DELETED}",
        *([f"  “{given.comment}”"] if given.comment else []),
        *([f"  → {', '.join(places)}"] if places else []),
    ]
    return "\n".join(lines)


def main() -> int:
    """0 however many there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--bad", dest="opinion", action="store_const", const=Opinion.BAD)
    kinds.add_argument("--good", dest="opinion", action="store_const", const=Opinion.GOOD)
    parser.add_argument("--days", type=int, help="only those of the last so many days")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    given = parser.parse_args()
    since = datetime.now(UTC) - timedelta(days=given.days) if given.days else None
    with open_database(load_settings()) as database, database.transaction() as session:
        found = feedback.latest(session, given.opinion, since, most=10_000)
    for one in found:
        print(json.dumps(as_row(one), ensure_ascii=False) if given.json else as_text(one))
    if not found and not given.json:
        print(say.NONE_YET)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))

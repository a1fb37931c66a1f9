from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import audit, feedback, inbox, outbox, people, privacy
from bot.storage.database import Database
from bot.storage.feedback import Fault, Opinion
from bot.storage.inbox import Incoming
from bot.storage.people import Known, Role, Standing
from bot.storage.questions import Asked
from bot.storage.turns import Outcome, settle
from tests.storage.conftest import NOW

SECRET, REPLY, REMARK = "câu hỏi kín đáo", "câu trả lời kín đáo", "nhận xét kín đáo"
KEEP = timedelta(days=90)


def talk(database: Database, external: str, now: datetime = NOW) -> tuple[Known, int, int]:
    """A person asks, is answered, and has something to say about it; the person, their chat, the question."""
    with database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [Incoming(f"{external}-{now}", external, {"text": SECRET})], now)
        waiting = inbox.oldest_of(session, chat)
        assert waiting
        person = people.meet(session, "telegram", external, now, "Trần Thị Kín")
        asked = Asked(SECRET, "answered", "", {"text": REPLY}, [{"source": "s", "start": 1, "end": 4}], 0.1)
        settle(session, waiting, Outcome([{"text": REPLY}], asked, person.number), now)
        session.flush()
        assert feedback.explain(session, "telegram", external, waiting.number, Fault.WRONG, now)
        assert feedback.comment(session, "telegram", external, REMARK)
        return person, chat, waiting.number


def everything(database: Database) -> str:
    with database.engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        return "\n".join(str(connection.exec_driver_sql(f"SELECT * FROM {name}").all()) for name in names)


def test_a_person_gets_all_that_is_kept_of_them_and_nothing_of_others(database: Database) -> None:
    person, *_ = talk(database, "7001")
    talk(database, "7002")
    with database.transaction() as session:
        told = privacy.export(session, person)
    assert told["person"] == {"channel": "telegram", "id": "7001", "name": "Trần Thị Kín", "role": "user"}
    (question,) = told["questions"]
    assert (question["question"], question["answer"]) == (SECRET, REPLY)
    assert question["feedback"] == {"opinion": "bad", "fault": "wrong", "comment": REMARK}


def test_deleting_leaves_nothing_of_a_person_but_an_audit_of_nobody(database: Database, url: str) -> None:
    person, chat, _ = talk(database, "7001")
    with database.transaction() as session:
        people.appoint(session, person.number, Role.EDITOR, "operator", NOW)
        privacy.erase(session, person, NOW)
        outbox.write(session, chat, None, [{"text": "Đã xoá"}], NOW)
        last = outbox.first(session, chat)
        assert last and last.body == {"text": "Đã xoá"}
        outbox.sent(session, last.number, NOW)
    database.scrub()
    assert "7001" not in everything(database)
    on_disk = b"".join(path.read_bytes() for path in Path(url.removeprefix("sqlite:///")).parent.iterdir())
    for words in (SECRET, REPLY, REMARK, "Trần Thị Kín", "7001"):
        assert words.encode() not in on_disk
    with database.transaction() as session:
        assert {deed.subject for deed in audit.latest(session)} == {person.pseudonym}
        assert people.meet(session, "telegram", "7001", NOW).pseudonym != person.pseudonym


def test_deleting_touches_nobody_else(database: Database) -> None:
    person, *_ = talk(database, "7001")
    other, *_ = talk(database, "7002")
    with database.transaction() as session:
        privacy.erase(session, person, NOW)
        assert len(privacy.export(session, other)["questions"]) == 1
        assert [given.comment for given in feedback.latest(session)] == [REMARK]


def test_one_who_is_blocked_stays_blocked_without_a_past(database: Database) -> None:
    person, *_ = talk(database, "7001")
    with database.transaction() as session:
        people.decide(session, person.number, Standing.BLOCKED, "operator", NOW)
        blocked = people.find(session, "telegram:7001")
        assert blocked
        privacy.erase(session, blocked, NOW)
        left = people.find(session, "telegram:7001")
    assert left and (left.standing, left.name) == (Standing.BLOCKED, "")
    assert left.pseudonym != person.pseudonym


def test_what_is_asked_after_a_deletion_is_not_lost(database: Database) -> None:
    person, chat, _ = talk(database, "7001")
    with database.transaction() as session:
        privacy.erase(session, person, NOW)
        inbox.accept(session, "telegram", [Incoming("later", "7001", {"text": "câu mới"})], NOW)
        outbox.write(session, chat, None, [{"text": "Đã xoá"}], NOW)
        last = outbox.first(session, chat)
        assert last
        outbox.sent(session, last.number, NOW)
        waiting = inbox.oldest_of(session, chat)
        assert waiting and waiting.body == {"text": "câu mới"}


def test_words_are_deleted_after_the_days_and_evidence_and_opinions_stay(database: Database) -> None:
    talk(database, "7001")
    person, *_ = talk(database, "7002", NOW + timedelta(days=89))
    with database.transaction() as session:
        privacy.expire(session, NOW + timedelta(days=91), KEEP)
        new, old = feedback.latest(session)
        assert people.find(session, "telegram:7001") is None
        assert people.find(session, "telegram:7002")
        assert len(privacy.export(session, person)["questions"]) == 1
    assert (new.question, new.answer, new.comment) == (SECRET, REPLY, REMARK)
    assert (old.question, old.answer, old.comment) == ("", "", "")
    assert (old.opinion, old.fault, old.evidence) == (Opinion.BAD, "wrong", [{"source": "s", "start": 1, "end": 4}])


def test_mail_of_a_channel_that_is_switched_off_goes_too(database: Database) -> None:
    with database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [Incoming("1", "7001", {"text": SECRET})], NOW)
        outbox.write(session, chat, None, [{"text": REPLY}], NOW)
        privacy.expire(session, NOW + timedelta(days=89), KEEP)
        assert inbox.oldest_of(session, chat) and outbox.first(session, chat)
        privacy.expire(session, NOW + timedelta(days=91), KEEP)
    assert SECRET not in everything(database) and REPLY not in everything(database)


def test_one_who_was_let_in_stays_let_in(database: Database) -> None:
    person, *_ = talk(database, "7001")
    with database.transaction() as session:
        people.decide(session, person.number, Standing.ALLOWED, "operator", NOW)
        privacy.expire(session, NOW + timedelta(days=400), KEEP)
        assert people.find(session, "telegram:7001")


@pytest.mark.parametrize(("external", "question_of"), [("7002", "7001"), ("7001", "none")])
def test_an_opinion_is_only_taken_on_ones_own_answer(database: Database, external: str, question_of: str) -> None:
    _, _, number = talk(database, "7001")
    asked = number if question_of == "7001" else 999
    with database.transaction() as session:
        assert not feedback.give(session, "telegram", external, asked, Opinion.GOOD, NOW)
        assert not feedback.explain(session, "web", "7001", number, Fault.OTHER, NOW)
        (given,) = feedback.latest(session)
    assert given.opinion is Opinion.BAD


def test_nobody_judges_an_answer_to_someone_else_in_a_chat_of_several(database: Database) -> None:
    with database.transaction() as session:
        inbox.accept(session, "telegram", [Incoming("1", "-100", {"text": SECRET})], NOW)
        waiting = inbox.oldest_of(session, inbox.chat_of(session, "telegram", "-100", NOW).id)
        assert waiting
        asker, other = (people.meet(session, "telegram", name, NOW) for name in ("7001", "7002"))
        asked = Asked(SECRET, "answered", "", {"text": REPLY}, [], 0.1)
        settle(session, waiting, Outcome((), asked, asker.number), NOW)
        assert not feedback.give(session, "telegram", other.external, waiting.number, Opinion.BAD, NOW)
        assert feedback.give(session, "telegram", asker.external, waiting.number, Opinion.GOOD, NOW)
        session.flush()
        assert not feedback.comment(session, "telegram", other.external, REMARK)
        assert feedback.comment(session, "telegram", asker.external, REMARK)
        privacy.erase(session, asker, NOW)
    assert SECRET not in everything(database) and REMARK not in everything(database)


def test_a_later_opinion_takes_the_place_of_the_earlier_one(database: Database) -> None:
    _, _, number = talk(database, "7001")
    with database.transaction() as session:
        assert feedback.give(session, "telegram", "7001", number, Opinion.GOOD, NOW + timedelta(minutes=1))
        session.flush()
        (given,) = feedback.latest(session, Opinion.GOOD)
        assert (given.fault, feedback.latest(session, Opinion.BAD)) == ("", [])
        assert feedback.latest(session, since=NOW + timedelta(minutes=2)) == []

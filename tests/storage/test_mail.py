from datetime import timedelta

import pytest

from bot.storage import inbox, outbox, people, questions
from bot.storage.database import Database
from bot.storage.inbox import Incoming
from bot.storage.questions import Asked
from bot.storage.turns import Outcome, settle
from tests.storage.conftest import NOW


def message(key: str, chat: str = "c1") -> Incoming:
    return Incoming(key, chat, {"text": f"Câu {key}"})


def asked(text: str = "Chủ đề?") -> Asked:
    return Asked(text, "answered", "", {"text": "…"}, [{"source": "s", "start": 0, "end": 3}], 0.1)


def test_a_message_counts_once_however_often_it_comes(database: Database) -> None:
    with database.transaction() as session:
        assert len(inbox.accept(session, "telegram", [message("1"), message("1"), message("2", "c2")], NOW)) == 2
        assert inbox.accept(session, "telegram", [message("1")], NOW) == []
        assert len(inbox.accept(session, "web", [message("1")], NOW)) == 1  # another channel counts on its own


def test_a_chat_is_dealt_with_in_its_order(database: Database) -> None:
    with database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [message("7"), message("3")], NOW)
        seen = []
        while waiting := inbox.oldest_of(session, chat):
            seen.append(waiting.body["text"])
            assert settle(session, waiting, Outcome(), NOW) is (len(seen) == 1)
            settle(session, waiting, Outcome([{"text": "lần nữa"}]), NOW)  # of no effect
    assert seen == ["Câu 7", "Câu 3"]
    with database.transaction() as session:
        assert outbox.first(session, chat) is None
        assert inbox.accept(session, "telegram", [message("7")], NOW) == []  # redelivered after it was done


def test_what_has_been_dealt_with_keeps_no_words(database: Database) -> None:
    with database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [message("1")], NOW)
        waiting = inbox.oldest_of(session, chat)
        assert waiting
        settle(session, waiting, Outcome([{"text": "Trả lời"}]), NOW)
        letter = outbox.first(session, chat)
        assert letter and letter.body == {"text": "Trả lời"}
        outbox.sent(session, letter.number, NOW)
    with database.engine.connect() as connection:
        for table in ("inbox", "outbox"):
            assert connection.exec_driver_sql(f"SELECT body FROM {table}").scalars().all() == [None]


def test_letters_leave_in_order_and_a_postponed_one_holds_the_others_back(database: Database) -> None:
    with database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [message("1")], NOW)
        waiting = inbox.oldest_of(session, chat)
        assert waiting
        settle(session, waiting, Outcome([{"text": "a"}, {"text": "b"}]), NOW)
        first = outbox.first(session, chat)
        assert first
        outbox.postpone(session, first.number, NOW + timedelta(seconds=9))
        again = outbox.first(session, chat)
        assert again and (again.number, again.attempts, again.next_at) == (first.number, 1, NOW + timedelta(seconds=9))
        assert outbox.unsent_chats(session, "telegram") == [chat]
        outbox.give_up(session, first.number, "Forbidden")
        second = outbox.first(session, chat)
        assert second and second.body == {"text": "b"}
        outbox.sent(session, second.number, NOW)
        assert outbox.unsent_chats(session, "telegram") == []


def test_a_message_that_ends_the_program_again_and_again_is_hopeless(database: Database) -> None:
    with database.transaction() as session:
        inbox.accept(session, "telegram", [message("1"), message("2"), message("3", "c2")], NOW)
        for _ in range(inbox.MOST_BEGINNINGS):
            chats = inbox.left_waiting(session, "telegram")
        first, other = (inbox.oldest_of(session, chat) for chat in chats)
        assert first and other and first.hopeless and other.hopeless
        settle(session, first, Outcome(), NOW)
        behind = inbox.oldest_of(session, chats[0])
        assert behind and not behind.hopeless


def test_a_talk_is_remembered_for_a_while(database: Database) -> None:
    with database.transaction() as session:
        numbers = []
        for minutes, text in ((0, "cũ"), (40, "một"), (50, "hai")):
            now = NOW + timedelta(minutes=minutes)
            (chat,) = inbox.accept(session, "web", [message(text)], now)
            waiting = inbox.oldest_of(session, chat)
            assert waiting
            person = people.meet(session, "web", "c1", now)
            settle(session, waiting, Outcome(asked=asked(text), person=person.number), now)
            numbers.append(waiting.number)
        assert questions.recent(session, chat, NOW + timedelta(minutes=60)) == ["một", "hai"]
        assert questions.recent(session, chat + 1, NOW) == []
        assert questions.answer_to(session, numbers[0]) == {"text": "…"}
        assert questions.answer_to(session, 999) is None


def test_a_person_is_the_same_one_on_the_same_channel(database: Database) -> None:
    with database.transaction() as session:
        once, again = (people.meet(session, "telegram", "7001", NOW + timedelta(days=day)) for day in (0, 3))
        elsewhere = people.meet(session, "web", "7001", NOW)
    assert (once.number, once.pseudonym, once.key) == (again.number, again.pseudonym, "telegram:7001")
    assert again.seen_at - once.seen_at == timedelta(days=3)
    assert once.pseudonym != elsewhere.pseudonym
    assert "7001" not in once.pseudonym


@pytest.mark.parametrize("leaving", [True, False])
def test_a_chat_that_leaves_is_dropped_with_its_last_letter(database: Database, leaving: bool) -> None:
    with database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [message("1")], NOW)
        waiting = inbox.oldest_of(session, chat)
        assert waiting
        settle(session, waiting, Outcome([{"text": "a"}, {"text": "b"}]), NOW)
        inbox.chat_of(session, "telegram", "c1", NOW).leaving = leaving
        for left in (1, 0 if leaving else 1):
            letter = outbox.first(session, chat)
            assert letter
            outbox.sent(session, letter.number, NOW)
            counted = session.connection().exec_driver_sql("SELECT count(*) FROM chats").scalar()
            assert counted == left

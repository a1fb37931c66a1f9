"""What the Telegram bot says to a message or a pressed button."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from telegram import Bot, CallbackQuery, Update
from telegram.error import TelegramError

from bot.answering.answer import Status
from bot.doors.door import Caller
from bot.platforms.asking import timeline_wish
from bot.platforms.channel import PassageView
from bot.platforms.commands import OPEN_TO_ALL, Commands
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.mailroom import Undeliverable
from bot.platforms.telegram_buttons import ERASE, KEEP, erase_buttons, fault_buttons, opinion_in, picked
from bot.platforms.telegram_delivery import send, typing
from bot.platforms.telegram_files import EDITORS, taken_in
from bot.platforms.telegram_heard import Heard, heard
from bot.platforms.telegram_pages import Message, answer_messages, passage_messages, text_messages
from bot.platforms.telegram_places import Place, link_to, place_in, whole_in
from bot.storage import questions
from bot.storage.feedback import Fault, Opinion
from bot.storage.inbox import Waiting
from bot.storage.people import Known
from bot.storage.turns import Outcome
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from bot.wording import privacy as privacy_wording

CHANNEL = "telegram"
LONGEST_CAPTION = 500


class Conversation:
    """Deals with updates of the Bot API; the assistant works off the event loop."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self.bot, self.desk = bot, desk
        self.commands = Commands(desk)
        self.introduced = asyncio.Event()  # set when the bot knows its own name, by which others address it
        self._courtesies: set[asyncio.Task[None]] = set()

    async def deal(self, waiting: Waiting) -> Outcome:
        """What a kept update leads to."""
        await self.introduced.wait()
        said = heard(Update.de_json(waiting.body, self.bot), self.bot.bot)
        if said is None:
            return Outcome()
        outcome = await self._reply(waiting, said)
        if said.answers is None or not outcome.letters:
            return outcome
        first, *others = outcome.letters
        return replace(outcome, letters=[{**first, "answers": said.answers}, *others])

    async def _reply(self, waiting: Waiting, said: Heard) -> Outcome:
        query, command = said.query, said.command
        own = (command is not None and command.name in OPEN_TO_ALL) or (query and query.data in {ERASE, KEEP})
        if own and said.in_group:
            return _said(wording.PRIVATE_ONLY)
        caller = Caller(CHANNEL, str(said.user.id), waiting.chat, said.user.full_name)
        admission = await self.desk.admit(caller)
        person = admission.person
        if query:
            self._acknowledge(query)
        if own:
            return await self._own_data(person, command.name if command else "", query)
        if not admission.welcome:
            return _said(admission.words) if admission.say_so else Outcome()
        if query:
            return await self._on_button(waiting, person, said, query)
        if said.document is not None:
            return _said(
                await taken_in(self.desk, said.document, person) if person.role in EDITORS else wording.EDITORS_ONLY
            )
        if command and command.name == "start" and (view := await self._opened(command.rest)):
            return view
        if command and not command.lists:
            return _said(await self.commands.reply(command.name, command.rest, person))
        return await self._answer(waiting, person, said, said.text) if said.text else _said(wording.TEXT_ONLY)

    def apology(self, waiting: Waiting) -> Outcome:
        """A courteous word where no answer could be had."""
        return _said(wording.TROUBLE)

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Give a letter to Telegram; a picture is drawn, a whole text is fetched as it leaves."""
        wish, source = body.get("timeline"), body.get("whole")
        if source is not None:
            known = (await self.desk.off_the_loop(self.desk.assistant.overview)).sources
            if source not in known:
                raise Undeliverable("no such source")
            body = {**body, "document": known[source].text}
        await send(self.bot, chat, body, await self.desk.timeline(wish) if wish is not None else None)

    async def _on_button(self, waiting: Waiting, person: Known, said: Heard, query: CallbackQuery) -> Outcome:
        """A citation to open, a question that was picked, an opinion on an answer."""
        if question := picked(query):
            answered = await self._answer(waiting, person, said, question)
            return replace(
                answered, letters=[*_letters(text_messages(f"{wording.YOU_ASKED}: {question}")), *answered.letters]
            )
        if opinion := opinion_in(query.data or ""):
            return await self._on_opinion(person, *opinion)
        carried = query.data or ""
        return await self._opened(carried) or await self._whole(carried) or _said(wording.STALE_BUTTON)

    async def _whole(self, carried: str) -> Outcome | None:
        """The text of a source as a file."""
        sources = (await self.desk.off_the_loop(self.desk.assistant.overview)).sources
        source = whole_in(carried, sources)
        if source is None:
            return None
        return Outcome(
            [
                {
                    "whole": source,
                    "text": sources[source].provenance.title[:LONGEST_CAPTION],
                    "name": f"{source.replace('/', '-')}.txt",
                }
            ]
        )

    async def _opened(self, carried: str) -> Outcome | None:
        """The passage that a button or a link names."""

        def opened() -> tuple[PassageView, Place] | None:
            place = place_in(carried, self.desk.assistant.overview().sources)
            view = self.desk.assistant.open(*place) if place else None
            return (view, place) if view and place else None

        found = await self.desk.off_the_loop(opened) if carried else None
        if found is None:
            return None
        view, place = found
        return Outcome(_letters(passage_messages(view, place[0], link_to(self.bot.username, place))))

    async def _answer(self, waiting: Waiting, person: Known, said: Heard, question: str) -> Outcome:
        """The answer to a question; an edit that changed no word of it is none."""
        own = person.number if said.in_group else None
        if said.edited:
            asked_before = await self.desk.database.run(questions.recent, waiting.chat_number, self.desk.now(), own)
            if asked_before[-1:] == [readable(question)]:
                return Outcome()
        async with typing(self.bot, waiting.chat):
            answer, asked = await self.desk.ask(waiting.chat_number, readable(question), own)
        letters = _letters(answer_messages(answer, waiting.number))
        wish = timeline_wish(question)
        if wish is not None and answer.status is Status.ANSWERED:
            letters.insert(0, {"timeline": wish, "text": wording.TIMELINE_PICTURE})
        return Outcome(letters, asked, person.number)

    async def _on_opinion(self, person: Known, number: int, said: Opinion | Fault) -> Outcome:
        if not await self.desk.judge(CHANNEL, person.external, number, said):
            return _said(feedback_wording.TOO_OLD)
        if said is Opinion.BAD:
            return Outcome([Message(feedback_wording.ASK_WHY, (), fault_buttons(number)).as_letter()])
        return _said(feedback_wording.THANKS if said is Opinion.GOOD else feedback_wording.THANKS_WHY)

    async def _own_data(self, person: Known, command: str, query: CallbackQuery | None) -> Outcome:
        """A person reads or deletes what is kept of them."""
        if query is not None and query.data == ERASE:
            await self.desk.erase(person)
            return _said(privacy_wording.ERASED)
        if query is not None:
            return _said(privacy_wording.KEPT)
        if command == "xoadulieu":
            return Outcome([Message(privacy_wording.CONFIRM_ERASE, (), erase_buttons()).as_letter()])
        document = await self.desk.export(person)
        return Outcome([{"text": privacy_wording.EXPORTED, "document": document, "name": privacy_wording.EXPORT_NAME}])

    def _acknowledge(self, query: CallbackQuery) -> None:
        """Take the waiting sign off the button; whether that works or not, the press is answered."""

        async def acknowledged() -> None:
            with suppress(TelegramError):  # too old to be acknowledged, or the network is away
                await query.answer()

        task = asyncio.create_task(acknowledged())
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)


def _said(text: str) -> Outcome:
    return Outcome(_letters(text_messages(text)))


def _letters(pages: Iterable[Message]) -> list[dict[str, Any]]:
    return [page.as_letter() for page in pages]

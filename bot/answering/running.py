"""Whether a campaign, one of its phases or a movement still runs as of today, and which ones do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.answer import Statement
from bot.answering.cite import cite
from bot.answering.compose import Outline
from bot.answering.coverage import Content, Words
from bot.answering.cues import cues
from bot.answering.evidence import Judge
from bot.answering.found import Found
from bot.answering.listing import LAUNCHED, as_passage
from bot.answering.query import Query
from bot.answering.scope import quoted_names
from bot.answering.standing import State, of_source, state_of_time
from bot.answering.statements import names_of
from bot.wording import answers as say
from index.library import Library
from knowledge.fact import Fact, FactKind, days_of
from knowledge.passage import Passage, PassageKind
from knowledge.source import Period
from knowledge.vietnamese.dates import find_years, shown
from knowledge.vietnamese.periods import find_periods

_NAMED = 0.75  # of what else a question asks for, in the name of a movement or anywhere in a source
_MOST = 6  # campaigns of one answer


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that tell of a campaign's time, with how it stands and the day on which it ends."""

    passage: Passage
    state: State
    day: str
    noun: str = say.THIS_MOVEMENT


def asks_if_running(query: Query) -> bool:
    """True for a question of whether something still runs; whether a document still holds is another."""
    return not query.references and cues().running.search(query.folded) is not None


def running(library: Library, judge: Judge, found: Found) -> Outline | None:
    """How each campaign that is asked about stands as of today; ``None`` where no source tells its time."""
    query = found.query
    told = list(_told(library, judge, found))
    which = cues().running_which.search(query.folded) is not None
    alive = [one for one in told if one.state in (State.RUNNING, State.COMING)]
    told = (alive if which and alive else told)[:_MOST]
    cited = [(one, c) for one in told if (c := cite(library, one.passage, query, plain=True))]
    if not cited:
        return None
    names = names_of(library, [citation.source for _, citation in cited])
    said = tuple(
        Statement(c.quote, (c,), f"{names[c.source]}, {say.stands(one.state, one.day)}" if len(cited) > 1 else "")
        for one, c in cited
    )
    today = shown(query.today)
    if which and not alive:
        return Outline(said, say.none_running(today))
    alone = cited[0][0] if len(cited) == 1 else None
    return Outline(
        said, say.as_of(today, alone.noun, say.stands(alone.state, alone.day)) if alone else say.AS_OF.format(day=today)
    )


def _told(library: Library, judge: Judge, found: Found) -> Iterator[_Told]:
    """The phase that is asked about, or the movement, or every campaign that the question fits."""
    query, sources = found.query, found.scope.sources
    facts = [fact for fact in library.facts if fact.source in sources]
    facts = [f for f in facts if not query.years or judge.covered_years(f.source) & query.years]
    beside = _beside(query, found.content)
    if query.phases:
        numbered = [f for f in facts if f.kind is FactKind.PHASE and f.fields["number"] in map(str, query.phases)]
        yield from (_of_days(library, query, fact) for fact in numbered)
        return
    movement = _movement(judge, beside, facts)
    if movement:
        periods = [p for p in find_periods(" ".join(movement.fields.values())) if p.end]
        for period in periods[-1:]:
            state = state_of_time(period.start, period.end, query.today)
            yield _Told(as_passage(library, movement), state, shown(period.end) if period.end else "")
        return
    if quoted_names(query):  # a movement by its name, whose own time nobody tells
        return
    for key in sorted({fact.source for fact in facts}, key=lambda key: max(judge.covered_years(key), default=0))[::-1]:
        about = not beside.syllables or judge.held_by(beside, key) >= _NAMED
        told = _of_campaign(library, query, key, facts) if about else None
        if told:
            yield told


def _beside(query: Query, content: Content) -> Content:
    """What is asked about, without the words of running and ending."""
    asked = {word for match in cues().running.finditer(query.folded) for word in match[0].split()}
    return content.without(cues().list_generic | asked)


def _movement(judge: Judge, beside: Content, facts: Sequence[Fact]) -> Fact | None:
    named = [fact for fact in facts if fact.kind is FactKind.MOVEMENT] if beside.syllables else []
    asked = judge.rarity.of(beside)
    shares = [asked.words_in(Words.of(fact.fields["name"])) for fact in named]
    best = max(shares, default=0.0)
    return named[shares.index(best)] if best >= _NAMED else None


def _of_days(library: Library, query: Query, phase: Fact) -> _Told:
    first, last = days_of(phase)
    return _Told(
        as_passage(library, phase), state_of_time(first, last, query.today), shown(last) if last else "", say.THIS_PHASE
    )


def _ends(days: tuple[date | None, date | None], period: Period) -> bool:
    """True for a stage within a campaign's time that ends with it."""
    return days[1] == period.end and days[0] is not None and days[0] >= period.start


def _of_campaign(library: Library, query: Query, key: str, facts: Sequence[Fact]) -> _Told | None:
    """A campaign by its period, with the words that name its last day, else those that launched it, else its title."""
    source = library.sources[key]
    period = source.provenance.period
    if period is None or source.provenance.in_articles:
        return None
    standing = of_source(source, [*library.sources.values()], library.entries, query.today)
    own = [fact for fact in facts if fact.source == key]
    last = [f for f in own if f.kind is FactKind.PHASE and _ends(days_of(f), period)]
    launched = [f for f in own if f.kind is FactKind.PARTICIPANT and f.fields["role"] == LAUNCHED]
    opening = next((p for p in library.passages if p.source == key and p.kind is PassageKind.PROSE), None)
    named = as_passage(library, (last or launched)[0]) if last or launched else opening
    told = bool(last) or (named is not None and period.end.year in find_years(named.span.of(source.text)))
    return _Told(named, standing.state, shown(period.end)) if named and told else None

"""What evidence lacks of a question: known words weigh as fitted, unknown ones are strange."""

from bot.answering.lacking import NOTHING, UNSEEN, Lacking

ODDS = {UNSEEN: -1.0, "vay": 2.0, "thue": -3.0}


def test_known_and_unknown_words_are_told_apart() -> None:
    told = Lacking((("vay", 1.0), ("thue", 4.0), ("den", 3.0)), asked=10.0).signals(ODDS)
    assert told["lacking"] == (2.0 - 3.0 - 1.0) / 10.0
    assert told["lacking_most"] == -3.0
    assert told["lacking_words"] == 0.3
    assert told["strange"] == 0.4
    assert told["strange_share"] == 0.7


def test_nothing_lacks_where_all_is_there() -> None:
    assert set(NOTHING.signals(ODDS).values()) == {0.0}

"""What never reaches a log: tokens, not even inside an address, and the words of errors, which may be a person's."""

import logging
import traceback

HIDDEN = "<token>"
TALKATIVE = ("httpx", "httpcore", "telegram")  # addresses with the token in them; what is said to whom


class WithoutTokens(logging.Filter):
    """Takes a token out of messages and tracebacks before they are written."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, redacted."""
        record.msg, record.args = self._redacted(record.getMessage()), None
        if record.exc_info:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip()
            record.exc_info = None
        if record.exc_text:  # another handler may have written it out already
            record.exc_text = self._redacted(record.exc_text)
        return True

    def _redacted(self, text: str) -> str:
        return text.replace(self._token, HIDDEN).replace(self._token.replace(":", "%3A"), HIDDEN)


class WithoutWords(logging.Filter):
    """Keeps of an error where it came from and of what kind it is."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its traceback without what the error says."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_text, record.exc_info = told_without_words(error), None
        return True


def told_without_words(error: BaseException) -> str:
    """Where an error came from and of what kind it is, with those that led to it."""
    told = traceback.TracebackException.from_exception(error)
    chain: list[str] = []
    while told is not None:
        kind = told.exc_type.__name__ if told.exc_type else "?"
        chain.append("".join(told.stack.format()) + kind)
        told = told.__cause__ or (None if told.__suppress_context__ else told.__context__)  # type: ignore[assignment]
    return "\n".join(reversed(chain))


def protect_logs(token: str = "") -> None:
    """Quieten the loggers that print addresses; take words of errors, and the token, from what root handlers write."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        if not any(isinstance(kept, WithoutWords) for kept in handler.filters):
            handler.addFilter(WithoutWords())
        if token:
            handler.addFilter(WithoutTokens(token))

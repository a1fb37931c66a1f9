"""Bot tokens never reach a log, not even inside an address or a traceback."""

import logging
import traceback

HIDDEN = "<token>"
TALKATIVE = ("httpx", "httpcore", "telegram")  # addresses with the token in them; what is said to whom


class WithoutTokens(logging.Filter):
    """Takes bot tokens out of messages and tracebacks before they are written."""

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


def protect_logs(token: str) -> None:
    """Quieten the loggers that print addresses, and redact the token in whatever the root handlers write."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(WithoutTokens(token))

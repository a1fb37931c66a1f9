"""Serving the web page until it is told to stop."""

import asyncio
import contextlib
import errno
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator

import uvicorn
from starlette.applications import Starlette

from bot.platforms.errors import CannotListen
from bot.wording import channels as wording

LOG = logging.getLogger(__name__)
SECONDS_TO_FINISH = 8  # for requests that are under way when the server is stopped
REASONS = {errno.EADDRINUSE: "in_use", errno.EACCES: "not_allowed", errno.EPERM: "not_allowed"}


async def serve_on(app: Starlette, listener: socket.socket, stop: Callable[[], Awaitable[None]]) -> None:
    """Serve on a socket that listens already, until cancelled; ``stop`` ends what requests wait for."""
    server = _Server(
        uvicorn.Config(
            app,
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
    )
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    LOG.info(wording.serving(address_of(listener)))
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        server.should_exit = True
        await asyncio.gather(serving, stop())
        raise
    finally:
        listener.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket listening at ``host:port`` (port 0: any free port); raises ``CannotListen``."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(128)
        except OSError:
            listener.close()
            raise
    except (OSError, UnicodeError) as error:
        raise CannotListen(host, port, REASONS.get(getattr(error, "errno", None) or 0, "no_such_host")) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The address that a person types into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class _Server(uvicorn.Server):
    """Leaves signals to the assembly, which stops all channels together."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

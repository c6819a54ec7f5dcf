"""A server for one browser on the same computer: who may look, and what is handed out.

It listens on the loopback only. Every address begins with a secret that is new each time; a
request without it, for another host (a name that was made to point here) or from the page of
another site is refused. Nothing is fetched from outside: page, script and typeface are local,
and the page's own policy forbids the rest.
"""

import asyncio
import contextlib
import hmac
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from html import escape
from importlib.resources import files
from typing import Any, Final

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from lorapp.errors import RefusedError

LOOPBACK: Final = "127.0.0.1"
PATIENCE: Final = 5.0
"""Seconds in which one window may take over from another, and an app has to end."""

BEAT: Final = 15.0
MESSAGE_MAX: Final = 2 * 1024 * 1024
"""Bytes of one message: a long paste, and no more."""

DIGITS: Final = 4
"""Columns and rows have no more."""

ASSETS: Final = ("css", "js", "fonts")
BUSY: Final = "lorapp is open in another window of the browser. Close that one first."
REFUSED: Final = "Open the whole address that `lorapp serve` printed."

PAGE: Final = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>lorapp</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="{root}/css/xterm.css">
    <script src="{root}/js/textual.js"></script>
    <style>
      @font-face {{ font-family: "Roboto Mono"; font-weight: 100 700;
        src: url("{root}/fonts/RobotoMono-VariableFont_wght.ttf"); }}
      html, body {{ margin: 0; height: 100%; background: #15191E; color: #E4E8ED; }}
      body {{ font: 16px "Roboto Mono", monospace; overflow: hidden; }}
      .textual-terminal {{ width: 100vw; height: 100vh; }}
      .told {{ display: none; position: fixed; inset: 0; z-index: 10; background: #15191E; }}
      .told p {{ margin: 20vh auto 0; max-width: 36em; padding: 0 1em; line-height: 1.6; }}
      .told a {{ color: #8FB8F6; }}
      body.-closed .told {{ display: block; }}
    </style>
  </head>
  <body>
    <div class="told"><p>lorapp has ended. Everything is kept.<br>
      <a href="">Open it again</a>, unless it is open in another window: then go on there.</p></div>
    <div id="terminal" class="textual-terminal" data-font-size="16"
      data-session-websocket-url="ws://{host}{root}/ws"></div>
  </body>
</html>
"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Session(AppService):
    """The app as a program of its own; when it ends, for whatever reason, so does the window."""

    async def run(self) -> None:
        try:
            await super().run()
        finally:
            await self._ended()
            await self.remote_close()

    async def leave(self) -> None:
        """Ask the program to end, and wait until it has."""
        if self._task is not None:
            await self.send_meta({"type": "quit"})
            await self._ended()
            await self._task

    async def _ended(self) -> None:
        """Wait for the program; one that does not end by itself is ended."""
        process = self._process
        if process is None:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()


class Browser:
    """Serves the program that a command starts to one window at a time."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._secret = secrets.token_urlsafe(32)
        self._port = 0
        self._turn = asyncio.Lock()
        self._window: web.WebSocketResponse | None = None

    @asynccontextmanager
    async def listening(self, port: int) -> AsyncIterator[str]:
        """Listen while it lasts; gives the address to open. RefusedError when a port is taken."""
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=PATIENCE)
        await runner.setup()
        try:
            await web.TCPSite(runner, LOOPBACK, port).start()
        except OSError as error:
            await runner.cleanup()
            raise RefusedError(
                f"Port {port} cannot be used ({error.strerror}); without --port a free one is."
            ) from error
        self._port = int(runner.addresses[0][1])
        try:
            yield f"http://{LOOPBACK}:{self._port}{self._root}/"
        finally:
            await runner.cleanup()

    def _application(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        place = files("textual_serve") / "static"
        app.router.add_get(f"{self._root}/", self._page)
        app.router.add_get(f"{self._root}/ws", self._terminal)
        for folder in ASSETS:
            app.router.add_static(f"{self._root}/{folder}", str(place / folder))
        app.on_response_prepare.append(self._protect)
        app.on_shutdown.append(self._close)
        return app

    @property
    def _root(self) -> str:
        return f"/{self._secret}"

    @property
    def _hosts(self) -> tuple[str, str]:
        return f"{LOOPBACK}:{self._port}", f"localhost:{self._port}"

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse whoever has not the whole address, or asks on behalf of another page."""
        origins = {f"http://{host}" for host in self._hosts}
        origin = request.headers.get("Origin")
        is_window = request.path.endswith("/ws")
        given = request.path.split("/")[1].encode()
        fits = hmac.compare_digest(given, self._secret.encode())
        is_foreign = origin not in origins and (origin is not None or is_window)
        if not fits or is_foreign or request.host not in self._hosts:
            return web.Response(status=403, text=REFUSED)
        return await handler(request)

    async def _protect(self, _request: web.Request, response: web.StreamResponse) -> None:
        sockets = " ".join(f"ws://{host}" for host in self._hosts)
        response.headers.update(
            {
                "Content-Security-Policy": (
                    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    f"font-src 'self'; img-src 'self' data:; connect-src 'self' {sockets}; "
                    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                ),
                "Cross-Origin-Resource-Policy": "same-origin",
                "Cross-Origin-Opener-Policy": "same-origin",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            }
        )

    async def _page(self, request: web.Request) -> web.Response:
        text = PAGE.format(root=self._root, host=escape(request.host))
        return web.Response(text=text, content_type="text/html")

    async def _terminal(self, request: web.Request) -> web.StreamResponse:
        """Start the app for a window; one that is loaded anew waits for its old app to end."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turn.acquire()
        except TimeoutError:
            return web.Response(status=409, text=BUSY)
        try:
            return await self._shown(request)
        finally:
            self._window = None
            self._turn.release()

    async def _shown(self, request: web.Request) -> web.WebSocketResponse:
        window = web.WebSocketResponse(heartbeat=BEAT, max_msg_size=MESSAGE_MAX)
        await window.prepare(request)
        self._window = window

        async def close() -> None:
            await window.close()

        session = Session(
            self._command,
            write_bytes=window.send_bytes,
            write_str=window.send_str,
            close=close,
            download_manager=DownloadManager(),
        )
        await session.start(_size(request, "width", 80), _size(request, "height", 24))
        try:
            async for message in window:
                if message.type is WSMsgType.TEXT:
                    with contextlib.suppress(ValueError, LookupError, TypeError):
                        await _hand_on(session, window, *message.json())
        finally:
            await session.leave()
        return window

    async def _close(self, _app: web.Application) -> None:
        if self._window is not None:
            await self._window.close()


def _size(request: web.Request, name: str, usual: int) -> int:
    given = request.query.get(name, "")
    fits = given.isascii() and given.isdigit() and len(given) <= DIGITS
    return int(given) if fits else usual


async def _hand_on(
    session: Session,
    window: web.WebSocketResponse,
    kind: str,
    given: Any = None,  # noqa: ANN401  what the page sends
) -> None:
    """Tell the app what happened in its window."""
    match kind:
        case "stdin":
            await session.send_bytes(str(given).encode("utf-8", "replace"))
        case "resize":
            await session.set_terminal_size(int(given["width"]), int(given["height"]))
        case "ping":
            await window.send_json(["pong", given])
        case "blur":
            await session.blur()
        case "focus":
            await session.focus()

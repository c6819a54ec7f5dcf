"""K13: the app in a browser is for one window on this computer, and for nobody else."""

import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread
from types import SimpleNamespace
from typing import Final

import aiohttp
import pytest
from aiohttp import web

from lorapp.cli import opening
from lorapp.cli.computer import browser, serving
from lorapp.cli.computer.browser import Browser
from lorapp.errors import RefusedError
from lorapp.screens.drawing.served import ServedDriver, tolerant
from lorapp.screens.drawing.terminal import WEB_INPUT, is_looked_at
from tests.cli.conftest import Run

PATIENCE: Final = 30.0
STUB: Final = (
    "import sys; out = sys.stdout.buffer; out.write(b'__GANGLION__\\n'); "
    "out.write(b'D\\0\\0\\0\\5ready'); out.flush(); given = sys.stdin.buffer\n"
    "while (kind := given.read(1)):\n"
    "    size = int.from_bytes(given.read(4), 'big'); found = given.read(size)\n"
    "    if b'quit' in found: break\n"
    "    out.write(b'D' + size.to_bytes(4, 'big') + found); out.flush()\n"
)
"""A program that speaks as an app does: says it is ready, then what it is told."""


@asynccontextmanager
async def served(command: str = "") -> AsyncIterator[tuple[str, aiohttp.ClientSession]]:
    """A server of a program, and somebody who asks it."""
    words = command or f'"{sys.executable}" -c "{STUB}"'
    async with Browser(words).listening(0) as address, aiohttp.ClientSession() as client:
        yield address, client


def origin(address: str) -> str:
    return address.rsplit("/", 2)[0]


async def attempts(address: str, client: aiohttp.ClientSession) -> list[str]:
    """What somebody without the address, from another page or by another name gets to see."""
    base, host = origin(address), origin(address).removeprefix("http://")
    own = {"Origin": base}
    tried = {
        "no secret": (f"{base}/", own),
        "another secret": (f"{base}/{'x' * 43}/", own),
        "half the secret": (f"{address[:-5]}/", own),
        "script without the secret": (f"{base}/js/textual.js", own),
        "typeface without the secret": (f"{base}/fonts/RobotoMono-VariableFont_wght.ttf", own),
        "window without the secret": (f"{base}/ws", own),
        "page from another site": (address, {"Origin": "http://evil.example"}),
        "page from a file": (address, {"Origin": "null"}),
        "page from another port": (address, {"Origin": "http://127.0.0.1:1"}),
        "window from another site": (f"{address}ws", {"Origin": "http://evil.example"}),
        "window from nowhere": (f"{address}ws", {}),
        "a name that points here": (address, {"Host": "evil.example"}),
        "a name that points here, with the port": (
            address,
            {"Host": host.replace("127.0.0.1", "evil.example")},
        ),
    }
    seen = []
    for name, (url, headers) in tried.items():
        async with client.get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status != 403 or "lorapp.css" in await answer.text():
                seen.append(name)
    assert len(tried) == 13
    return seen


async def test_nobody_gets_in_without_the_secret_from_another_page_or_by_another_name() -> None:
    async with served() as (address, client):
        assert await attempts(address, client) == []
        print("K13 attempts=13 let_in=0")


async def test_a_door_without_its_guard_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    @web.middleware
    async def let_in(
        _self: Browser, request: web.Request, handler: browser.Handler
    ) -> web.StreamResponse:
        return await handler(request)

    monkeypatch.setattr(Browser, "_guard", let_in)
    async with served() as (address, client):
        assert "page from another site" in await attempts(address, client)


async def test_it_listens_on_the_loopback_only_and_a_taken_port_is_a_sentence() -> None:
    async with served() as (address, _):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{43}/", address)
        port = int(address.split(":")[2].split("/")[0])
        again = Browser("true")
        with pytest.raises(RefusedError, match=f"Port {port} cannot be used"):
            async with again.listening(port):
                pass


async def test_every_asset_is_local_and_the_page_forbids_any_other() -> None:
    async with served() as (address, client):
        async with client.get(address) as answer:
            page, policy = await answer.text(), answer.headers["Content-Security-Policy"]
        named = re.findall(r'(?:src|href)="([^"]+)"|url\("([^"]+)"\)', page)
        assets = [one or other for one, other in named if (one or other) != "data:,"]
        assert len(assets) == 3
        assert all(asset.startswith(f"/{address.split('/')[3]}/") for asset in assets)
        outside = [*re.findall(r"(?:https?:)?//[\w.-]+\.[\w.-]+", page.replace("127.0.0.1", ""))]
        for asset in assets:
            async with client.get(f"{origin(address)}{asset}") as answer:
                assert answer.status == 200
                found = await answer.read()
                outside += re.findall(rb"@import|url\(.{0,2}(?:https?:)?//", found)
        assert outside == []
        assert "default-src 'none'" in policy
        assert re.findall(r"(?:https?|wss?)://(?!127\.0\.0\.1:|localhost:)", policy) == []
        print(f"K13 assets={len(assets)} outside=0")


async def talked(client: aiohttp.ClientSession, address: str, said: str) -> str:
    """Open a window, say something, and hear it come back."""
    headers = {"Origin": origin(address)}
    async with client.ws_connect(f"{address}ws?width=80&height=24", headers=headers) as window:
        heard = (await window.receive_bytes(timeout=PATIENCE)).decode()
        await window.send_str("no envelope")
        await window.send_json(["stdin", said])
        await window.send_json(["ping", 7])
        pong = None
        while said not in heard or pong is None:
            message = await window.receive(timeout=PATIENCE)
            if message.type is aiohttp.WSMsgType.TEXT:
                pong = message.json()
            else:
                heard += message.data.decode()
        assert pong == ["pong", 7]
    return heard


async def test_what_is_typed_reaches_the_app_and_a_window_can_be_loaded_anew() -> None:
    async with served() as (address, client):
        for word in ("first", "second"):
            assert await talked(client, address, word) == f"ready{word}"


async def test_a_second_window_is_refused_while_one_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(browser, "PATIENCE", 0.05)
    async with served() as (address, client):
        headers = {"Origin": origin(address)}
        async with client.ws_connect(f"{address}ws", headers=headers) as window:
            assert await window.receive_bytes(timeout=PATIENCE) == b"ready"
            with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
                await client.ws_connect(f"{address}ws", headers=headers)
            assert caught.value.status == 409


async def test_a_window_closes_when_its_app_ends() -> None:
    command = f'"{sys.executable}" -c "print(\'__GANGLION__\')"'
    async with served(command) as (address, client):
        headers = {"Origin": origin(address)}
        async with client.ws_connect(f"{address}ws?width=no", headers=headers) as window:
            message = await window.receive(timeout=PATIENCE)
            assert message.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSING}


async def test_the_own_app_is_drawn_in_the_window_and_q_ends_it() -> None:
    async with served(f'"{sys.executable}" -m lorapp demo') as (address, client):
        headers = {"Origin": origin(address)}
        async with client.ws_connect(f"{address}ws?width=80&height=24", headers=headers) as window:
            drawn = b""
            while b"Brockhausen" not in drawn:
                drawn += await window.receive_bytes(timeout=PATIENCE)
            await window.send_json(["stdin", "H"])
            while b"Names are hidden" not in drawn:
                drawn += await window.receive_bytes(timeout=PATIENCE)
            await window.send_json(["stdin", "q"])
            while not window.closed:
                await window.receive(timeout=PATIENCE)
        assert drawn.count(b"\x1b[?1049h") == 1


def test_ctrl_c_ends_the_server_and_its_address_is_the_result(home: object) -> None:
    del home
    with subprocess.Popen(
        [sys.executable, "-m", "lorapp", "serve", "--demo"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        assert server.stdout.readline().startswith("http://127.0.0.1:")
        assert "keep it to yourself" in server.stderr.readline()
        server.send_signal(2)
        assert server.wait(PATIENCE) == 0


def test_without_the_extra_one_sentence_says_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "find_spec", lambda _name: None)
    said = run("serve")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "The browser needs one more package. Get it with: pip install 'lorapp[serve]'.\n"
    )
    assert run("serve", "--port", "0").status == 2
    assert run("serve", "--port", "65536").status == 2


def test_nothing_of_the_server_is_read_for_anything_else() -> None:
    script = (
        "import sys; from lorapp.cli import main; main(['--help']); main(['demo', '--plain']); "
        "sys.exit(any(name.split('.')[0] in {'aiohttp', 'textual_serve'} for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0


def test_a_browser_counts_as_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", opening.IN_BROWSER)
    assert opening.has_terminal()


def test_the_app_notices_when_its_server_is_gone() -> None:
    assert not is_looked_at(is_web=True)
    gate = Event()
    reader = Thread(target=gate.wait, name=WEB_INPUT)
    reader.start()
    assert is_looked_at(is_web=True)
    gate.set()
    reader.join(PATIENCE)
    assert not is_looked_at(is_web=True)


async def test_a_program_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "PATIENCE", 0.05)
    deaf = "import time; print('__GANGLION__', flush=True); time.sleep(60)"
    async with served(f'exec "{sys.executable}" -c "{deaf}"') as (address, client):
        headers = {"Origin": origin(address)}
        async with client.ws_connect(f"{address}ws", headers=headers) as window:
            await window.send_json(["resize", {"width": 100, "height": 30}])
            await window.send_json(["focus"])
            await window.send_json(["blur"])
        assert window.closed


async def test_a_server_that_is_gone_is_no_fault_for_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("textual.drivers.web_driver.InputReader", SimpleNamespace)

    def broken(_text: bytes) -> int:
        raise BrokenPipeError

    driver = ServedDriver(SimpleNamespace(), size=(80, 24))
    assert tolerant(broken, b"drawn") == 5
    assert tolerant(len, b"drawn") == 5
    assert driver.is_web

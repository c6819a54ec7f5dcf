"""What is done with a program behind a pseudo-terminal, and the figures it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ptyrun import Program, Terminal

KEYS = "jjjjkkkk" * 5
PAGE_DOWN, PAGE_UP, ERASE, ESCAPE = "\x1b[6~", "\x1b[5~", "\x7f", "\x1b"
PAGES = ((PAGE_DOWN,) * 4 + (PAGE_UP,) * 4) * 3
ASKED = "umetani 12"
OPENINGS = 22
"""How often the same opens: the time that 95 of 100 stay under takes twenty and more."""

REST_SECONDS = 5.0
IDLE_SECONDS = 5.0

Times = tuple[float, ...]


@dataclass
class Figures:
    """One round: seconds by what they are of, and other numbers by their names.

    A key has two times: to the first byte that answers it, and to the last.
    """

    start: float
    first: dict[str, Times] = field(default_factory=dict)
    last: dict[str, Times] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)

    def keep(self, what: str, pressed: list[tuple[float, float]]) -> None:
        """Note the times of some keys."""
        first, last = zip(*pressed, strict=True)
        self.first[what] = self.first.get(what, ()) + first
        self.last[what] = self.last.get(what, ()) + last


def begun(program: Program) -> tuple[Terminal, Figures]:
    """A program that has come to rest after its start, and takes keys."""
    terminal = Terminal(program)
    figures = Figures(terminal.wait_for(program.ready))
    terminal.wait_for_keys(program.ready)
    terminal.settle()
    return terminal, figures


def looking(program: Program) -> Figures:
    """Look at the first frame, and leave."""
    terminal = Terminal(program)
    figures = Figures(terminal.wait_for(program.ready))
    terminal.settle()
    return leave(terminal, figures)


def move(terminal: Terminal, figures: Figures) -> None:
    """Cursor keys, up and down."""
    before, cpu = terminal.received, terminal.cpu()
    figures.keep("key", [terminal.press(key) for key in KEYS])
    figures.numbers["bytes"] = (terminal.received - before) / len(KEYS)
    figures.numbers["cpu"] = (terminal.cpu() - cpu) / len(KEYS)


def leave(terminal: Terminal, figures: Figures) -> Figures:
    """Take the memory and go."""
    figures.numbers["memory"] = terminal.memory()
    figures.numbers["quit"] = terminal.leave()
    return figures


def plain(program: Program) -> Figures:
    """Keys, and then a rest at once: what any program can do."""
    terminal, figures = begun(program)
    terminal.rest(REST_SECONDS)
    move(terminal, figures)
    terminal.settle()
    names = ("idle cpu", "wakes", "idle bytes")
    figures.numbers |= dict(zip(names, terminal.rest(IDLE_SECONDS), strict=True))
    return leave(terminal, figures)


def paging(program: Program) -> Figures:
    """Page keys through a long list."""
    terminal, figures = begun(program)
    terminal.rest(REST_SECONDS)
    figures.keep("page", [terminal.press(key) for key in PAGES])
    return leave(terminal, figures)


def opening(program: Program, screens: str, opened: Mapping[str, tuple[str, str]]) -> Figures:
    """Main screens for the first time and again; then what else opens, and back each time.

    ``opened`` are the keys to what opens, by its name: those that lead there, and the one that
    opens it.
    """
    terminal, figures = begun(program)
    terminal.rest(REST_SECONDS)
    figures.keep("first", [terminal.press(key) for key in screens])
    figures.keep("screen", [terminal.press(key) for key in screens * 2])
    for name, (way, key) in opened.items():
        for step in way:
            terminal.press(step)
        for _ in range(OPENINGS):
            figures.keep(name, [terminal.press(key)])
            terminal.press(ESCAPE)
    return leave(terminal, figures)


def searching(program: Program, opener: str) -> Figures:
    """Words typed into the line that narrows a list, taken back and typed again."""
    terminal, figures = begun(program)
    terminal.rest(REST_SECONDS)
    for key in opener:
        terminal.press(key)
    for _ in range(2):
        figures.keep("search", [terminal.press(sign) for sign in ASKED])
        for _ in ASKED:
            terminal.press(ERASE)
    terminal.press(ESCAPE)
    return leave(terminal, figures)


def saving(program: Program) -> Figures:
    """A step is put to sleep once; then each key takes that back, or does it again."""
    terminal, figures = begun(program)
    terminal.rest(REST_SECONDS)
    for key in ("z", "+", "1", "d", "\r"):
        terminal.press(key)
    figures.keep("save", [terminal.press(key) for key in "uU" * 8])
    return leave(terminal, figures)

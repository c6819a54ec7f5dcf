"""What was measured against the goals: one row for each, with its verdict."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scenes import Figures

Rounds = Mapping[str, Sequence[Figures]]


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay under."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


@dataclass(frozen=True)
class Budget:
    """One row: what is measured, what it comes to, and the goal it is held against."""

    title: str
    found: float
    goal: float
    unit: str = "x"

    def told(self) -> str:
        """The row with its verdict."""
        verdict = "met" if self.found <= self.goal else "not met"
        return f"{self.title:<58}{self.found:9.2f} {self.unit:<4} <= {self.goal:<7g}{verdict}"


def middle(figures: Sequence[Figures], pick: Callable[[Figures], float]) -> float:
    """The median of one figure over the rounds."""
    return statistics.median(pick(one) for one in figures)


def number(figures: Sequence[Figures], name: str) -> float:
    """The median of a number over the rounds."""
    return middle(figures, lambda one: one.numbers[name])


def first(figures: Sequence[Figures], what: str) -> tuple[float, float]:
    """p50 and p95 of the time to the first byte, the medians over the rounds."""
    return (
        middle(figures, lambda one: statistics.median(one.first[what])),
        middle(figures, lambda one: p95(one.first[what])),
    )


def last95(figures: Sequence[Figures], what: str) -> float:
    """p95 of the time to the last byte in milliseconds, the median over the rounds."""
    return 1000 * middle(figures, lambda one: p95(one.last[what]))


def budgets(rounds: Rounds) -> list[Budget]:
    """Every row that is measured through a terminal."""
    return [
        *starting(rounds),
        *moving(rounds),
        *seeking(rounds),
        *opening(rounds),
        *resting(rounds),
    ]


def starting(rounds: Rounds) -> list[Budget]:
    """The first frame, drawn anew and as it was foretold, and whether it waits for many letters."""
    names = ("hello", "anew", "later", "few later", "many later")
    hello, anew, later, few, many = (middle(rounds[name], lambda one: one.start) for name in names)
    quit_at_once = number(rounds["later"], "quit") / number(rounds["hello"], "quit")
    return [
        Budget("first useful frame, drawn anew", anew / hello, 1.1),
        Budget("first useful frame, as it was foretold", later / hello, 0.15),
        Budget("first frame with many letters, to that with 100", many / few, 1.05),
        Budget("look at it and quit", quit_at_once, 0.2),
    ]


def moving(rounds: Rounds) -> list[Budget]:
    """Cursor and page keys."""
    rows = []
    hello = first(rounds["hello"], "key")
    for words, name in (("", "usual"), (" with many letters", "many")):
        own = first(rounds[name], "key")
        rows += [
            Budget(f"cursor key to first paint p50{words}", own[0] / hello[0], 1.0),
            Budget(f"cursor key to first paint p95{words}", own[1] / hello[1], 1.0),
            Budget(f"bytes a cursor key{words}", number(rounds[name], "bytes"), 1000, "B"),
        ]
    own, table = first(rounds["paging"], "page"), first(rounds["table"], "page")
    return [
        *rows,
        Budget("page key to paint p50, to a DataTable of 1,000 rows", own[0] / table[0], 0.25),
        Budget("page key to paint p95, to a DataTable of 1,000 rows", own[1] / table[1], 0.25),
    ]


def seeking(rounds: Rounds) -> list[Budget]:
    """Typing into what narrows a list, and into what finds everything."""
    rows = []
    hello = first(rounds["hello"], "key")[1]
    for words, name in (("in a list", "narrowing"), ("in everything", "finding")):
        echo = first(rounds[name], "search")[1] / hello
        rows += [
            Budget(f"search {words}: a character echoed p95", echo, 1.2),
            Budget(f"search {words}: results p95", last95(rounds[name], "search"), 50, "ms"),
        ]
    return rows


def opening(rounds: Rounds) -> list[Budget]:
    """Everything that opens, until it stands; and a save."""
    opened = (
        ("a main screen for the first time", "first"),
        ("a main screen again", "screen"),
        ("a letter", "letter"),
        ("a form", "form"),
        ("a dialog", "dialog"),
        ("find", "find"),
    )
    saved = middle(rounds["saving"], lambda one: statistics.median(one.last["save"]))
    return [
        *(
            Budget(f"opening {words} p95", last95(rounds["opening"], what), 50, "ms")
            for words, what in opened
        ),
        Budget("a save: key to saved and painted p50", 1000 * saved, 16, "ms"),
    ]


def resting(rounds: Rounds) -> list[Budget]:
    """What is used while nobody types, what is held, and the way out."""
    hello, usual, many = rounds["hello"], rounds["usual"], rounds["many"]
    memory = number(many, "memory") / number(hello, "memory")
    return [
        Budget("idle CPU", 1000 * number(usual, "idle cpu"), 0, "ms/s"),
        Budget("idle wake-ups", number(usual, "wakes"), 1, "/s"),
        Budget("idle bytes", number(usual, "idle bytes"), 0, "B/s"),
        Budget("peak memory with many letters", memory, 1.75),
        Budget("quit", number(usual, "quit") / number(hello, "quit"), 0.2),
    ]

"""A child that runs commands where it may lack the rights to: one line of JSON each, both ways.

A line of input says which variables to set (null takes one away) and the words of the command;
the answer says how it ended and what it told. This account has no entry in the system's list of
users, so without HOME nothing tells where its folder would be.
"""

import io
import json
import os
import pwd
import sys
from contextlib import redirect_stderr, redirect_stdout
from traceback import extract_tb
from typing import NoReturn

from lorapp.cli import main


def _unknown(number: int) -> NoReturn:
    raise KeyError(number)


def _place(fault: Exception) -> str:
    """Where it came from, for the report of a failing test."""
    return " < ".join(f"{step.filename}:{step.lineno}" for step in extract_tb(fault.__traceback__))


def answer(line: str) -> dict[str, object]:
    """Run one command."""
    asked = json.loads(line)
    for name, value in asked["set"].items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(asked["words"])
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what the test looks for
            return {"status": -1, "out": "", "err": f"{asked['words']} {fault!r} {_place(fault)}"}
    return {"status": status, "out": _written(out), "err": _written(err)}


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


if __name__ == "__main__":
    pwd.getpwuid = _unknown
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)

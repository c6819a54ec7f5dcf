"""P59, P60: every command by a plain key; keys of one's own, and what is wrong with them."""

import string

import pytest
from textual.keys import _character_to_key

from lorapp.keymap import (
    EVERYWHERE,
    GO,
    SCOPES,
    TODAY,
    Command,
    applied,
    bindings,
    canonical,
    cap,
    every,
    faults,
    remapped,
)
from lorapp.keymap.remapping import key_named
from lorapp.screens.frame.main import MAIN
from lorapp.screens.guide.help import CAP_WIDTH, HELP_WIDTH


def test_no_two_commands_share_an_id() -> None:
    known: dict[str, Command] = {}
    for scope in (EVERYWHERE, GO, *SCOPES):
        for command in scope:
            assert known.setdefault(command.id, command) == command


def test_no_screen_gives_one_key_to_two_commands() -> None:
    for scope in SCOPES:
        taken: dict[str, str] = {}
        for command in (*EVERYWHERE, *GO, *scope):
            for key in command.key.split(","):
                assert taken.setdefault(key, command.id) == command.id


WHILE_TYPING = {
    "form.save": "Enter in the last field, or Tab to the button",
    "list.read": "Tab to the row below, then Enter",
    "pasting.done": "Tab to the row below, then Enter",
}
"""Commands that are asked for while letters are text, and the way to each without Ctrl."""

PLAIN = {
    *("enter", "escape", "space", "tab", "up", "down", "left", "right", "home", "end"),
    *("pageup", "pagedown", "backspace", "delete"),
}


def is_plain(key: str) -> bool:
    """Whether every terminal, keyboard and multiplexer hands the key on as it is."""
    return key in PLAIN or key in {key_named(sign) for sign in string.printable[:95]}


def table() -> dict[str, list[str]]:
    """The plain keys of every command there is."""
    return {one.id: [key for key in one.key.split(",") if is_plain(key)] for one in every()}


def test_every_command_has_a_key_that_any_terminal_hands_on() -> None:
    without = {name for name, keys in table().items() if not keys}
    assert without == set(WHILE_TYPING)
    print(
        f"P59 commands={len(table())} by_a_plain_key={len(table()) - len(without)} else=Tab Enter"
    )


def test_a_command_with_only_a_function_key_would_be_found() -> None:
    assert not any(map(is_plain, ("f5", "ctrl+s", "alt+x", "shift+f1", "ctrl+at")))
    assert all(map(is_plain, ("?", "slash", "G", "7", "space"))) is False  # a sign has its name
    assert all(map(is_plain, ("question_mark", "slash", "G", "7", "space")))


def test_the_keys_of_vi_work_beside_the_arrows_wherever_there_is_a_list() -> None:
    keys = table()
    pairs = (("list.up", "k", "up"), ("list.down", "j", "down"), ("list.filter", "slash", "slash"))
    for name, letter, arrow in pairs:
        assert {letter, arrow} <= set(keys[name])
    assert {"g", "home"} <= set(keys["list.first"])
    assert {"G", "end"} <= set(keys["list.last"])
    assert "q" in keys["app.quit"]
    assert "question_mark" in keys["app.help"]


def test_the_main_screens_have_the_digits_in_their_order() -> None:
    assert [(c.key, c.help) for c in GO] == [(str(m.number), f"Open {m.name}") for m in MAIN]
    assert [c.id for c in GO] == [f"go.{main.mode}" for main in MAIN]


def test_key_caps_are_written_as_people_read_them() -> None:
    assert [cap(key) for key in ("question_mark", "enter", "ctrl+p", "U", " j")] == [
        "?",
        "Enter",
        "Ctrl+P",
        "U",
        "j",
    ]
    assert Command("a.b", "j,down", "x", "x").caps == "j ↓"
    assert Command("a.b", "J,shift+down", "x", "x").caps == "J Shift+↓"


def test_a_remapped_command_shows_its_new_key() -> None:
    log = TODAY[0]
    assert remapped(log, {"today.log": "L"}).cap == "L"
    assert remapped(log, {}).cap == "l"


def test_every_binding_carries_its_remapping_id() -> None:
    assert [getattr(binding, "id", None) for binding in bindings(TODAY)] == [
        command.id for command in TODAY
    ]


def told(keymap: dict[str, str]) -> list[tuple[str, str]]:
    return [(fault.command, fault.text) for fault in faults(keymap)]


def test_a_keymap_without_faults_has_no_problems() -> None:
    assert told({"today.log": "L", "app.quit": "ctrl+t, q", "list.choose": "enter,f8"}) == []


def test_a_clash_of_keys_names_both_commands() -> None:
    assert told({"today.log": "u"}) == [
        (
            "today.log",
            (
                'u is taken by "Take back the last change" (app.undo). '
                'Give "Log what happened" (today.log) another key.'
            ),
        )
    ]


def test_a_key_that_many_screens_use_is_told_once() -> None:
    ((name, text),) = told({"app.undo": "l"})
    assert name == "app.undo"
    assert "(letters.log)" in text or "(today.log)" in text
    assert "more. Give" in text


def test_two_commands_can_change_places() -> None:
    assert told({"app.undo": "U", "app.redo": "u"}) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("letter.log", "Did you mean letters.log?"),
        ("today.logg", "Did you mean today.log?"),
        ("everywhere.undo", "Did you mean app.undo?"),
        ("x.y", "`lorapp keys` lists them all."),
    ],
)
def test_a_command_that_does_not_exist_is_told_with_what_may_be_meant(
    name: str, meant: str
) -> None:
    assert told({name: "d"}) == [(name, f"there is no such command. {meant}")]


@pytest.mark.parametrize(
    ("name", "keys", "says"),
    [
        ("app.find", "enter", "Enter is needed elsewhere; choose another key for"),
        ("app.find", "Esc", "Esc is needed elsewhere"),
        ("app.find", "PgUp", "PgUp is needed elsewhere"),
        ("screen.back", "b", 'Esc has to stay with "Go back; typed text is kept" (screen.back)'),
        ("list.choose", "o", 'Enter has to stay with "open" (list.choose); write "enter,o".'),
        ("form.save", "s", 's is text where "Save this form" (form.save) is asked for'),
        ("app.redo", "foo", "there is no key 'foo'. Write the sign itself (L, ?, 7)"),
        ("app.redo", "hyper+x", "there is no key 'hyper+x'"),
        ("app.redo", "ctrl+", "there is no key 'ctrl+'. Write the sign itself (L, ?, 7) or a name"),
        ("app.redo", "ctrl+shift+", "there is no key 'ctrl+shift+'"),
        ("app.redo", "++", "there is no key '++'"),
        ("app.redo", ",,", "no key is named"),
        ("app.redo", "\u202e", "there is no key"),
        ("app.redo", "shift+1", "there is no key 'shift+1'"),
        ("app.redo", "ctrl+m", "terminals send the same for Ctrl+M as for Enter"),
        ("app.redo", "ctrl+[", "as for Esc"),
    ],
)
def test_a_key_that_cannot_be_given_is_told(name: str, keys: str, says: str) -> None:
    ((command, text),) = told({name: keys})
    assert command == name
    assert says in text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *(("?", "question_mark"), ("/", "slash"), (":", "colon"), ("-", "minus"), ("+", "plus")),
        *(("@", "at"), ("_", "underscore"), ("L", "L"), ("l", "l"), ("7", "7"), ("é", "é")),
        *(("Space", "space"), ("PgUp", "pageup"), ("Del", "delete"), ("Esc", "escape")),
        *(("F9", "f9"), ("Ctrl+T", "ctrl+t"), ("ctrl+shift+up", "ctrl+shift+up")),
        *(("ctrl++", "ctrl+plus"), ("Shift+Down", "shift+down"), ("question_mark",) * 2),
        *(("shift+r", "R"), ("Shift+R", "R"), ("shift+space", "shift+space")),
        *(
            ("ctrl+space", "ctrl+space"),
            ("ctrl+f9", "ctrl+f9"),
            ("ctrl+[", "ctrl+left_square_bracket"),
        ),
    ],
)
def test_keys_may_be_written_as_they_are_printed(written: str, name: str) -> None:
    assert key_named(written) == name
    assert key_named(cap(name)) == name


def test_every_sign_has_the_name_that_textual_gives_it() -> None:
    for sign in string.printable[:95]:
        assert key_named(sign) == _character_to_key(sign)


def test_keys_are_handed_on_as_textual_takes_them() -> None:
    assert canonical("PgUp, ?") == "pageup,question_mark"
    assert canonical(",") == "comma"
    assert applied({"app.help": "f1"}) == {"app.help": "f1", "dialog.help": "f1"}
    assert applied({"app.undo": "x"}) == {"app.undo": "x"}


def test_help_keeps_every_command_on_one_line() -> None:
    for scope in (EVERYWHERE, GO, *SCOPES):
        for command in scope:
            assert len(command.help) < HELP_WIDTH
            assert CAP_WIDTH + HELP_WIDTH + len(command.id) <= 75
            assert not command.help or len(command.caps) < CAP_WIDTH

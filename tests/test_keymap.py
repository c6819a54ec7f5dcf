from lorapp.keymap import (
    EVERYWHERE,
    MOVING,
    SCOPES,
    TODAY,
    Command,
    bindings,
    cap,
    problems,
    remapped,
)
from lorapp.screens.help import CAP_WIDTH, HELP_WIDTH
from lorapp.screens.main import GO


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


def test_no_command_needs_ctrl_alt_or_a_function_key() -> None:
    for command in (*EVERYWHERE, *MOVING, *TODAY, *GO):
        keys = command.key.split(",")
        assert any("+" not in key and not (key[0] == "f" and key[1:].isdigit()) for key in keys)


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


def test_a_keymap_without_faults_has_no_problems() -> None:
    assert problems({"today.log": "L"}, SCOPES) == []


def test_a_clash_of_keys_is_told_in_a_sentence() -> None:
    told = problems({"today.log": "u"}, SCOPES)
    assert told == [
        "keymap.today.log: the key u is taken by app.undo. Give one of them another key."
    ]


def test_a_command_that_does_not_exist_is_told() -> None:
    told = problems({"today.dance": "d"}, SCOPES)
    assert told == [
        "keymap.today.dance: there is no such command. `?` lists the ids of each screen."
    ]


def test_help_keeps_every_command_on_one_line() -> None:
    for scope in (EVERYWHERE, GO, *SCOPES):
        for command in scope:
            assert len(command.help) < HELP_WIDTH
            assert CAP_WIDTH + HELP_WIDTH + len(command.id) <= 75
            assert not command.help or len(command.caps) < CAP_WIDTH

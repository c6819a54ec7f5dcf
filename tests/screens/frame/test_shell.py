from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.app import ScreenStackError
from textual.command import CommandList
from textual.css.query import NoMatches
from textual.geometry import Offset
from textual.widgets import Input
from textual.worker import WorkerFailed

from lorapp.app import LorApp
from lorapp.clock import FixedClock
from lorapp.config import Settings
from lorapp.domain.engine.steps import Plan
from lorapp.errors import RefusedError, StoreError
from lorapp.screens.frame.find import Find, guide_entries
from lorapp.screens.frame.palette import SafePalette
from lorapp.screens.frame.routes import BY_KIND, on_kind
from lorapp.screens.frame.shell import Shell
from lorapp.screens.guide.help import Help
from lorapp.screens.today.today import TodayScreen
from lorapp.services.recording.changes import UNCHANGED, Change
from lorapp.widgets.frame.bars import StatusLine, TabsLine
from lorapp.widgets.rows.narrowing import folded
from tests.screens.fakes import EVENING, fake_services, lines, make_app, running, settle, shows
from tests.screens.real import press
from tests.terminal.monkey import mouse_event


async def test_a_refusal_is_one_line_that_stays_until_a_key(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        app = lor(pilot.app)
        app.survive(RefusedError("Next polite day: Mon 30 Nov."))
        assert lines(pilot)[22] == "  Next polite day: Mon 30 Nov."
        await press(pilot, "j")
        assert lines(pilot)[22].startswith("  Letters")


def lor(app: object) -> LorApp:
    assert isinstance(app, LorApp)
    return app


def the_report(folder: Path) -> tuple[str, int]:
    (report,) = folder.glob("report-*.txt")
    return report.read_text(encoding="utf-8"), report.stat().st_mode & 0o777


@pytest.mark.parametrize("is_leaving", [True, False])
async def test_a_screen_that_comes_while_the_app_leaves_is_not_drawn(
    tmp_path: Path, *, is_leaving: bool
) -> None:
    app = make_app(fake_services(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        # A signal in the middle of mounting leaves a screen without what its containers hold.
        await app.screen.query_one("#body").remove_children()
        app._exit = is_leaving
        await app.screen._dispatch_message(events.Mount())
        if is_leaving:
            app._handle_exception(NoMatches())  # as a widget's own handlers end
            assert app._exception is None
        app._exit = False
    assert bool(app.faults) is not is_leaving


async def test_the_unexpected_is_reported_without_values_and_survived(tmp_path: Path) -> None:
    app = make_app(fake_services(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        async def broken() -> None:
            name = "Dr. Private"
            raise ValueError(name)

        await app.guarded(broken())
        assert lines(pilot)[22].startswith("  Something unexpected happened. Your record is safe.")
        told, mode = the_report(tmp_path)
        assert "builtins.ValueError" in told
        assert "Private" not in told
        assert mode == 0o600
        assert len(app.faults) == 1
        await pilot.press("j")
        assert isinstance(app.screen, TodayScreen)


async def test_the_unexpected_is_survived_where_no_report_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> Path:
        raise StoreError("The disk is full.")

    monkeypatch.setattr("lorapp.screens.frame.report.write_report", refuse)
    async with running(fake_services(tmp_path)) as pilot:
        app = lor(pilot.app)
        app.survive(ValueError())
        await settle(pilot)
        told = " ".join(" ".join(lines(pilot)).split())
        assert "No report was written: The disk is full." in told
        app.faults.clear()


async def test_too_many_faults_end_the_app_cleanly(tmp_path: Path) -> None:
    app = make_app(fake_services(tmp_path))
    async with app.run_test(size=(80, 24)):
        for _ in range(4):
            app.survive(ValueError())
    assert app.return_code == 1


async def test_a_broken_action_is_caught_and_the_app_goes_on(tmp_path: Path) -> None:
    app = make_app(fake_services(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        screen._plan = object()  # type: ignore[assignment]  # breaks the next action
        await pilot.press("w")
        assert isinstance(app.faults[0], AttributeError)
        assert app.is_running


async def crash(app: LorApp) -> None:
    name = "Dr. Private"
    async with app.run_test(size=(80, 24)):
        app._handle_exception(ValueError(f"boom of {len(name)}"))


async def test_a_crash_shows_places_and_never_locals(tmp_path: Path) -> None:
    app = make_app(fake_services(tmp_path))
    with pytest.raises(ValueError, match="boom"):
        await crash(app)
    shown = [str(part) for part in app._exit_renderables]
    assert not any("Private" in text for text in shown)


async def test_undo_and_redo_name_the_action(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await press(pilot, "u")
        assert lines(pilot)[22] == "  There is nothing to take back."
        await press(pilot, "U")
        assert lines(pilot)[22] == "  There is nothing to do again."
        snoozed = Change("Snooze: thank Dr. Roe.")
        services.history.undo = services.history.redo = lambda: snoozed
        await press(pilot, "u")
        assert lines(pilot)[22] == "  Taken back: Snooze: thank Dr. Roe. U does it again."
        await press(pilot, "U")
        assert lines(pilot)[22] == "  Done again: Snooze: thank Dr. Roe. u takes it back."


async def test_undo_is_offered_only_for_what_it_would_take_back(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        for change, told in (
            (Change("Add theme calm"), "Added theme calm. u takes it back."),
            (Change("Submit", undoable=False), "Submit."),
            (Change(UNCHANGED, undoable=False), "Nothing was changed, it stands so already."),
        ):
            assert isinstance(pilot.app, Shell)
            pilot.app.done(change)
            await pilot.pause()
            assert lines(pilot)[22].strip() == told


async def test_help_lists_keys_ids_and_signs(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path), (80, 60)) as pilot:
        await press(pilot, "question_mark")
        shown = "\n".join(lines(pilot))
        for told in ("Today: keys", "today.log", "Log what happened", "bounced", "projected"):
            assert told in shown
        await press(pilot, "question_mark", "escape")
        assert shows(pilot, TodayScreen)


async def test_help_opens_the_guide_page_of_the_screen(tmp_path: Path) -> None:
    opened: list[str] = []
    before = BY_KIND.get("guide")
    on_kind("guide")(lambda _shell, key: opened.append(key))
    try:
        async with running(fake_services(tmp_path)) as pilot:
            await press(pilot, "question_mark")
            assert shows(pilot, Help)
            await press(pilot, "enter")
            assert opened == ["screen-today"]
    finally:
        BY_KIND.pop("guide")
        if before is not None:
            BY_KIND["guide"] = before


async def test_find_folds_accents_and_opens_what_was_chosen(tmp_path: Path) -> None:
    opened: list[str] = []
    before = BY_KIND.get("mentor")
    on_kind("mentor")(lambda _shell, key: opened.append(key))
    try:
        async with running(fake_services(tmp_path)) as pilot:
            await pilot.press("f", *"khoúr", "enter")
            await settle(pilot)
            assert opened == ["M3"]
            await press(pilot, "f", *"zzz")
            assert any("Fewer letters" in line for line in lines(pilot))
            await pilot.press("enter", "escape")
            await pilot.press("f", *"ashgrove", "enter")
            await settle(pilot)
            assert not shows(pilot, Find)
    finally:
        BY_KIND.pop("mentor")
        if before is not None:
            BY_KIND["mentor"] = before


def test_guide_pages_can_be_found_by_their_heading() -> None:
    assert folded("Ünïté") == "unite"
    assert {"road", "screen-today"} <= {entry.key for entry in guide_entries()}


async def test_the_palette_lists_commands_screens_and_themes(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("colon")
        await settle(pilot)
        assert shows(pilot, SafePalette)
        assert any("Log what happened" in line for line in lines(pilot))
        await pilot.press("pagedown", *"theme: paper")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.theme == "paper"
        assert 'theme = "paper"' in (tmp_path / "settings.toml").read_text(encoding="utf-8")
        assert shows(pilot, TodayScreen)


async def test_a_theme_is_used_but_not_kept_where_the_settings_cannot_be_read(
    tmp_path: Path,
) -> None:
    place = tmp_path / "settings.toml"
    place.write_bytes(b"theme = \xff\n")
    async with running(fake_services(tmp_path)) as pilot:
        lor(pilot.app).choose_theme("paper")
        await settle(pilot)
        assert pilot.app.theme == "paper"
        assert any("Theme paper, for now. settings.toml: It is not" in x for x in lines(pilot))
    assert place.read_bytes() == b"theme = \xff\n"


async def test_the_palette_opens_again_while_the_one_before_still_closes(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("colon")
        before = pilot.app.screen
        before.dismiss()
        lor(pilot.app).action_command_palette()
        await settle(pilot)
        assert shows(pilot, SafePalette)
        assert pilot.app.screen is not before


async def test_the_palette_is_dismissed_once_only(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("ctrl+p", "ctrl+p")
        palette = pilot.app.screen
        assert isinstance(palette, SafePalette)
        palette.dismiss(None)
        await palette.dismiss(None)
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1


async def test_a_click_on_a_command_that_is_listed_no_more_does_nothing(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        palette = pilot.app.screen
        commands = palette.query_one(CommandList)
        at = commands.content_region.offset + Offset(1, 0)
        click = mouse_event(events.Click, *at)
        click.style = palette.get_style_at(*at)
        assert click.style.meta["option"] == 0
        commands.clear_options()
        commands.post_message(click)
        await settle(pilot)
        assert shows(pilot, SafePalette)
        assert pilot.app.is_running


async def test_a_click_beside_a_window_that_was_pulled_smaller_leaves_the_palette(
    tmp_path: Path,
) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("ctrl+p")
        pilot.app.screen.post_message(mouse_event(events.Click, 81, 3))
        await settle(pilot)
        assert shows(pilot, SafePalette)
        pilot.app.screen.post_message(mouse_event(events.Click, 0, 23))
        await settle(pilot)
        assert not shows(pilot, SafePalette)


async def test_work_of_a_screen_that_fails_is_told_and_survived(tmp_path: Path) -> None:
    def refuse() -> None:
        raise RefusedError("Not today; come back tomorrow.")

    def break_down() -> None:
        raise ZeroDivisionError

    async with running(fake_services(tmp_path)) as pilot:
        app = lor(pilot.app)
        for work in (refuse, break_down):
            with suppress(WorkerFailed):
                await app.screen.run_worker(work, thread=True).wait()
            await settle(pilot)
            told = "Not today" if work is refuse else "Something unexpected happened."
            assert any(told in line for line in lines(pilot))
        assert isinstance(app.faults.pop(), ZeroDivisionError)
        assert app.is_running


async def test_a_screen_that_closes_while_the_app_leaves_is_no_fault(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        app = lor(pilot.app)
        app.attempt(app.pop_screen)
        assert isinstance(app.faults.pop(), ScreenStackError)
        app.exit()
        app.attempt(app.pop_screen)
        assert not app.faults


async def test_what_is_typed_into_a_palette_that_has_gone_does_no_harm(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("ctrl+p")
        palette = pilot.app.screen
        assert isinstance(palette, SafePalette)
        line = palette.query_one(Input)
        await palette.dismiss(None)
        palette._input(Input.Changed(line, "late"))
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.is_running


async def test_a_small_window_gets_a_polite_line_and_keeps_everything(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await press(pilot, "z", *"+3")
        for size in ((40, 24), (80, 10), (1, 1), (500, 200), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "+3"
        await press(pilot, "escape")
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert any("lorapp needs 60 columns" in line for line in lines(pilot))


async def test_a_new_day_makes_the_plan_again(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    asked: list[int] = []

    def plan() -> Plan:
        asked.append(1)
        return services.made

    services.today.plan = plan
    async with running(services) as pilot:
        app = lor(pilot.app)
        asked.clear()
        app.tick(EVENING)
        app.tick(EVENING + timedelta(minutes=1))
        assert asked == []
        services.unit.clock = services.clock = FixedClock(EVENING + timedelta(hours=5))
        app.tick(EVENING + timedelta(hours=5))
        assert asked == [1]
        assert "Mon 23 Nov · 01:00 Amman · Sun 17:00 ET" in lines(pilot)[0]


async def test_the_clock_moves_on_at_the_turn_of_the_minute(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        services.unit.clock = FixedClock(EVENING + timedelta(minutes=1))
        lor(pilot.app)._new_minute()
        assert "20:01 Amman" in lines(pilot)[0]


async def test_a_minute_that_passes_while_a_screen_opens_does_no_harm(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        app = lor(pilot.app)
        app.push_screen(TodayScreen())
        app.tick(EVENING)
        app.tick(EVENING + timedelta(days=1))
        await pilot.pause()
        assert app.faults == []


async def test_a_toast_gives_way_after_its_time(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        app = lor(pilot.app)
        app.say("One.")
        app.say("Two.")
        app._drop_toast(app._toast_number - 1)
        assert pilot.app.screen.query_one(StatusLine).text == "  Two."
        app._drop_toast(app._toast_number)
        assert pilot.app.screen.query_one(StatusLine).text.startswith("  Letters")


async def test_ctrl_c_says_which_key_leaves_and_q_leaves(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await press(pilot, "ctrl+c")
        assert lines(pilot)[22] == "  q leaves lorapp."
        await pilot.press("q")
        assert not pilot.app.is_running


async def test_a_remapped_key_works_and_is_shown(tmp_path: Path) -> None:
    settings = Settings(keymap={"today.snooze": "Z"})
    services = fake_services(tmp_path)
    async with running(services, settings=settings) as pilot:
        assert "Z snooze" in lines(pilot)[23]
        await pilot.press("Z", *"+3d", "enter")
        await settle(pilot)
        assert services.done[0][0] == "snooze"


async def test_a_click_on_a_key_does_what_the_key_does(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        at = lines(pilot)[23].index("? help")
        await pilot.click("#keys", offset=(at, 0))
        await pilot.pause()
        assert shows(pilot, Help)
        await pilot.press("escape")
        await pilot.click(TabsLine, offset=(3, 0))
        assert shows(pilot, TodayScreen)


async def test_the_number_of_the_open_screen_goes_back_to_its_ground(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("space", "1")
        await pilot.pause()
        assert shows(pilot, TodayScreen)


@pytest.mark.parametrize("theme", ["dusk", "paper", "nord", "textual-light"])
async def test_every_theme_draws_today(tmp_path: Path, theme: str) -> None:
    async with running(fake_services(tmp_path), settings=Settings(theme=theme)) as pilot:
        assert "Do now" in lines(pilot)[3]


async def test_no_colour_and_plain_signs_still_tell_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(fake_services(tmp_path), settings=Settings(ascii=True)) as pilot:
        shown = "\n".join(lines(pilot))
        assert [sign for sign in shown if not sign.isascii()] == []
        assert lines(pilot)[4].startswith("> ! Assign")

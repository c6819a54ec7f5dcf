"""X1: what people type is shown letter for letter on every screen of the shell."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.content import Content

from lorapp.domain.engine.steps import Plan
from lorapp.domain.mentors import Mentor
from lorapp.domain.programs import Program
from tests.screens.fakes import TODAY, a_file, a_step, fake_services, lines, running, settle

HOSTILE = (
    "[MD]",
    "[/]",
    "[/red]",
    "[bold",
    "[@click=app.quit]x[/]",
    "[$primary]",
    r"a\[b]c\ ",
    "[PGY-2]",
)
KEYS = (("space",), ("w",), ("l",), ("z",), ("x",), ("f",), ("question_mark",), ("colon",))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("keys", KEYS)
async def test_names_are_never_read_as_markup(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    name = "Dr. " + "".join(part.strip() for part in HOSTILE[:4])
    file = a_file()
    file = replace(
        file,
        applicant=replace(file.applicant, name=name),
        mentors=tuple(
            Mentor(key=m.key, name=f"Dr. {text}")
            for m, text in zip(file.mentors, HOSTILE, strict=False)
        ),
        programs=(Program(key="P1", name=HOSTILE[4]),),
    )
    steps = tuple(
        a_step(number, id=f"s:{number}", title=text, fact=text, why=(text, f"! {text}"))
        for number, text in enumerate(HOSTILE)
    )
    services = fake_services(tmp_path, file=file, plan=Plan(TODAY, TODAY, steps))
    async with running(services, size) as pilot:
        shown = "\n".join(lines(pilot))
        assert "Dr. [MD][/][/red][bold"[:23] in shown
        for text in HOSTILE:
            assert text.strip() in shown
        await pilot.press(*keys)
        await settle(pilot)
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                meta = segment.style.meta if segment.style else {}
                assert "@click" not in meta
        await pilot.press("escape")
        pilot.app.say("Logged: [/] [MD] `u` takes it back.")  # type: ignore[attr-defined]  # LorApp
        assert lines(pilot)[size[1] - 2] == "  Logged: [/] [MD] u takes it back."


def test_assembled_pieces_are_not_parsed() -> None:
    assert Content.assemble(("[/]", ""), "[MD]").plain == "[/][MD]"

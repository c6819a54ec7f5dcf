"""Sheets about invitations and the rank list."""

from datetime import date, datetime
from typing import Final

from lorapp.domain.matches import match_of, match_words
from lorapp.domain.ranking.lists import Place, rank_lists
from lorapp.domain.ranking.points import points_of
from lorapp.domain.ranking.record import Certification
from lorapp.domain.sheets.fields import Filled, program_of
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind, Value
from lorapp.domain.values import Moment


def _day(moment: Moment | None, scene: Scene, *, home: bool) -> date | None:
    if isinstance(moment, datetime):
        return (scene.at_home(moment) if home else scene.eastern(moment)).date()
    return moment


def _hour(moment: Moment | None, scene: Scene, *, home: bool) -> Value:
    if isinstance(moment, datetime):
        return f"{scene.at_home(moment) if home else scene.eastern(moment):%H:%M}"
    return None


def _places(scene: Scene) -> list[Place]:
    return [place for one in rank_lists(scene.at) for place in (*one.places, *one.left_out)]


def _match(scene: Scene, place: Place) -> str:
    return match_words(match_of(scene.file, place.program))


def _scores(scene: Scene, place: Place) -> str:
    given = {score.criterion: score.points for score in place.rank.scores}
    return "; ".join(
        f"{one.name}: {given[one.key]:g}"
        for one in scene.file.criteria
        if given.get(one.key) is not None
    )


def _certified(scene: Scene) -> list[tuple[Certification, int, str]]:
    return [
        (one, number, key)
        for one in scene.file.certifications
        for number, key in enumerate(one.programs, 1)
    ]


RANKING_SHEETS: Final = (
    SheetKind(
        "invitations",
        "Invitations",
        "Invitations to interview, until when each wanted an answer, and what became of it.",
        lambda scene: scene.file.invitations,
        (
            Column("Program", program_of),
            Column("Came on", Filled("on"), Kind.DAY),
            Column("Answer by (ET)", lambda s, one: _day(one.reply_by, s, home=False), Kind.DAY),
            Column("Hour (ET)", lambda s, one: _hour(one.reply_by, s, home=False)),
            Column("Answer by ({home})", lambda s, one: _day(one.reply_by, s, home=True), Kind.DAY),
            Column("Hour ({home})", lambda s, one: _hour(one.reply_by, s, home=True)),
            Column("Answer", Filled("answer")),
            Column("Note", Filled("note"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "rank-list",
        "Rank list",
        "Your rank list of this season, first choice first; your points decide nothing.",
        _places,
        (
            Column("Match", _match),
            Column("Place", lambda _, place: place.number, Kind.NUMBER),
            Column("Program", lambda scene, place: scene.program(place.program.key)),
            Column("Left out", lambda _, place: place.rank.left_out, Kind.FLAG),
            Column(
                "Your own points",
                lambda scene, place: points_of(scene.file, place.rank).value,
                Kind.NUMBER,
            ),
            Column("Points by criterion", _scores, Kind.NOTE),
            Column("Note", lambda _, place: place.rank.note, Kind.NOTE),
        ),
    ),
    SheetKind(
        "criteria",
        "Rank criteria",
        "What matters to you, and how much.",
        lambda scene: scene.file.criteria,
        (Column("Criterion", Filled("name")), Column("Weight", Filled("weight"), Kind.NUMBER)),
    ),
    SheetKind(
        "certified-lists",
        "Certified lists",
        "Each rank list as it was certified.",
        _certified,
        (
            Column("Match", lambda _, row: match_words(row[0].match)),
            Column("Season", lambda _, row: row[0].season, Kind.NUMBER),
            Column("Certified on", lambda scene, row: _day(row[0].at, scene, home=True), Kind.DAY),
            Column("Hour ({home})", lambda scene, row: _hour(row[0].at, scene, home=True)),
            Column("Place", lambda _, row: row[1], Kind.NUMBER),
            Column("Program", lambda scene, row: scene.program(row[2])),
        ),
    ),
)
"""In the order of a workbook."""

"""One statement on the whole screen: its claims, names of others in it, and its sentences."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.papers import Claim
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import themes_of
from lorapp.domain.themes.ledger import Entry, ledger
from lorapp.domain.themes.looks import Scanned
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.sentences import Sentence, same_line, sentences, suggested
from lorapp.domain.wording.days import count_words
from lorapp.keymap import BACK, MOVING, STATEMENT, Command
from lorapp.screens.forms.claim import ClaimSheet
from lorapp.screens.forms.statement import StatementSheet
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.story.story_lists import claim_explained
from lorapp.widgets.story.story_map import quoted
from lorapp.widgets.story.story_papers import scan_lines
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, Tone

BY_ID: Final = {command.id: command for command in (*STATEMENT, *MOVING)}
NO_TEXT: Final = "Its text is not here. `e` pastes it; then each line can be marked as a claim."


class StatementRecord(WithPanel, PathScreen):
    """The record of one statement; Enter on a sentence marks it as a claim."""

    MODE = "story"
    NAME = "A statement"
    GUIDE = "screen-story"
    OWN_COMMANDS = STATEMENT

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._entries: tuple[Entry, ...] = ()
        self._sentences: tuple[Sentence, ...] = ()
        self._found = Scanned((), is_read=False)
        self._at: Situation | None = None

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=18, number=8), id="statement")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        if self._key not in file.statements_by_key:
            self.action_back()
            return
        at = self._at = shared(file, self.services.unit.now())
        self._entries = tuple(e for e in ledger(at) if e.statement == self._key)
        self._sentences = sentences(self.services.statements.text_of(self._key) or "")
        self._found = self.services.statements.scan(self._key)
        self.query_one(RowList).show(self._groups(file))
        self._explain()

    def _groups(self, file: SeasonFile) -> list[Group]:
        statement = file.statement(self._key)
        count = count_words(len(statement.programs), "program") or "no program yet"
        head = Group(one_line(statement_name(file, statement)), (), "")
        names = tuple(
            Row(
                id=f"hit {number}",
                title=one_line(f"{hit.found}: {hit.why}"),
                glyph=glyphs.NEEDS_YOU if hit.is_clear else glyphs.PARTLY,
                tone=Tone.URGENT if hit.is_clear else Tone.CAUTION,
                fact=f"line {hit.line}, sign {hit.column}",
            )
            for number, hit in enumerate(self._found.hits)
        )
        parts = (
            ("Names that may be another's", names),
            (
                "Text",
                tuple(
                    _line_row(n, one, self._claim_at(one)) for n, one in enumerate(self._sentences)
                ),
            ),
            ("Claims without a place in the text", tuple(map(_claim_row, self._loose()))),
        )
        groups = [Group(title, rows, str(len(rows))) for title, rows in parts if rows]
        to = Row(id="programs", title="Goes to", glyph=glyphs.OPEN, fact=count)
        return [Group(head.heading, (to,)), *groups]

    def _loose(self) -> list[Entry]:
        """Claims whose line is not found in the text."""
        return [
            entry
            for entry in self._entries
            if not any(same_line(entry.claim.line, one.text) for one in self._sentences)
        ]

    def _claim_at(self, sentence: Sentence) -> Entry | None:
        for entry in self._entries:
            if same_line(entry.claim.line, sentence.text):
                return entry
        return None

    @property
    def entry(self) -> Entry | None:
        """The claim under the cursor."""
        kind, key = self._here()
        if kind == "claim":
            return next((entry for entry in self._entries if entry.id == key), None)
        return self._claim_at(self._sentences[int(key)]) if kind == "sentence" else None

    def _here(self) -> tuple[str, str]:
        row = self.query_one(RowList).current
        kind, _, key = row.id.partition(" ") if row else ("", "", "")
        return kind, key

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        kind, _ = self._here()
        verb = {"programs": "programs", "hit": "change"}.get(kind)
        verb = verb or ("change claim" if self.entry else "mark as claim")
        commands: list[Command | tuple[Command, str]] = [(BY_ID["list.choose"], verb)]
        if not self._sentences:
            commands.append((BY_ID["statement.edit"], "paste the text"))
        else:
            commands.append(BY_ID["statement.edit"])
        commands += [BY_ID["statement.programs"], BY_ID["statement.claim"]]
        return [*commands, *([BY_ID["statement.remove"]] if self.entry else []), BACK]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        if self._at is not None:
            self.query_one(Panel).show(self._explained(self._at))
            self.draw_keys()

    def _explained(self, at: Situation) -> Explained:
        kind, key = self._here()
        if self.entry is not None:
            return claim_explained(at, self.entry)
        if kind == "sentence":
            return sentence_explained(at, self._sentences[int(key)])
        lines = [stated(line) for line in scan_lines(self._found)]
        if not self._sentences:
            lines = [keyed(NO_TEXT)]
        name = statement_name(at.file, at.file.statement(self._key))
        return Explained(name, tuple(lines), full=(Content("\n").join(lines),))

    @on(RowList.Chosen)
    def _open(self) -> None:
        kind, key = self._here()
        entry = self.entry
        if kind == "programs":
            self.action_programs()
        elif kind == "hit":
            self.action_edit()
        elif entry is not None:
            self.shell.ask(ClaimSheet(self._key, entry.claim, entry.index))
        else:
            self.shell.ask(ClaimSheet(self._key, Claim(line=self._sentences[int(key)].text)))

    def action_add(self) -> None:
        kind, key = self._here()
        if kind == "sentence" and self.entry is None:
            self.shell.ask(ClaimSheet(self._key, Claim(line=self._sentences[int(key)].text)))
        else:
            self.shell.ask(ClaimSheet(self._key))

    def action_edit(self) -> None:
        self.shell.ask(StatementSheet(self.services.unit.file().statement(self._key)))

    def action_programs(self) -> None:
        from lorapp.screens.story.statement_programs import StatementPrograms

        self.shell.push_screen(StatementPrograms(self._key))

    def action_remove(self) -> None:
        if self.entry is not None:
            self.shell.done(self.services.statements.remove_claim(self._key, self.entry.index))


def _claim_row(entry: Entry) -> Row:
    return Row(
        id=f"claim {entry.id}",
        title=one_line(entry.claim.line or "No line is marked yet"),
        glyph=glyphs.THERE,
        tone=Tone.GOOD,
        fact=one_line(entry.claim.theme or "claim"),
    )


def _line_row(number: int, sentence: Sentence, entry: Entry | None) -> Row:
    theme = (entry.claim.theme or "claim") if entry else ""
    return Row(
        id=f"sentence {number}",
        title=one_line(sentence.text),
        glyph=glyphs.THERE if entry else None,
        tone=Tone.GOOD if entry else Tone.INK,
        fact=one_line(theme),
        number=f"line {sentence.line}",
    )


def sentence_explained(at: Situation, sentence: Sentence) -> Explained:
    """One sentence in full, and the themes that its words suggest."""
    themes = suggested(sentence.text, themes_of(at.file))
    hint = f"may point to {quoted(', '.join(themes))}" if themes else "point to no theme"
    told = keyed(f"Its words {hint}. Only you can say.", MUTED)
    foot = keyed("`Enter` marks it as a claim.", MUTED)
    text = Content(sentence.text)
    return Explained(f"Line {sentence.line}", (text, told), foot, (text, told, foot))

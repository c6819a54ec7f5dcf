"""Keeping the list of programs: what each asks for, and when it was applied to."""

from collections.abc import Sequence

from lorapp.domain.placing.changes.reasons import worded
from lorapp.domain.placing.changes.submitting import correct_submission, set_signal, submit
from lorapp.domain.placing.programs.listing import (
    add_program,
    change_program,
    copy_rules,
    note_fact,
    remove_program,
    set_tier,
)
from lorapp.domain.programs import Program, ProgramFact, Tier
from lorapp.domain.wording.days import count_words
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import Records


class Programs(Records[Program]):
    """The programs of all seasons. Whatever records an application is final."""

    list_name = "programs"

    def add(self, record: Program) -> Change:
        """Add a program as it is given; no rules are filled in."""
        return self._at(f"Add {self.describe(record)}", lambda at: add_program(at, record))

    def change(self, record: Program) -> Change:
        """Put a program in the place of the one with its key; what is locked stays."""
        return self._at(f"Change {self.describe(record)}", lambda at: change_program(at, record))

    def remove(self, key: str) -> Change:
        """Take a program out with the slots kept and letters kept away; not an applied one."""
        name = self._name(key)
        return self._at(f"Remove program {name}", lambda at: remove_program(at, key))

    def submit(self, key: str) -> Change:
        """Record that the program was applied to today; from here on its letters are locked."""
        return self._at(f"Submit the application to {self._name(key)}", lambda at: submit(at, key))

    def correct_submission(self, key: str, reason: str) -> Change:
        """Take back an application recorded by mistake; the reason stays in the history."""
        return self._at(
            f"Correct: not applied to {self._name(key)} ({worded(reason) or 'no reason':.200})",
            lambda at: correct_submission(at, key, reason),
            corrects=True,
        )

    def copy_rules(self, from_key: str, to_keys: Sequence[str]) -> Change:
        """Give other programs the letter rules of one: strictness and source go along."""
        count = count_words(len(set(to_keys) - {from_key}), "program")
        return self._at(
            f"Copy the letter rules of {self._name(from_key)} to {count}",
            lambda at: copy_rules(at, from_key, to_keys),
        )

    def set_tier(self, key: str, tier: Tier | None, reason: str | None = None) -> Change:
        """Put a program into a tier, with a reason; None takes it out."""
        name = self._name(key)
        label = f"Mark {name} as {tier}" if tier else f"Take {name} out of its tier"
        return self._at(label, lambda at: set_tier(at, key, tier, reason))

    def set_signal(self, key: str, signal: str | None) -> Change:
        """Give a program a signal in the portal's words; None takes it back before applying."""
        name = self._name(key)
        words = worded(signal)
        label = f"Signal {name}: {words:.60}" if words else f"Take the signal off {name}"
        return self._at(label, lambda at: set_signal(at, key, signal))

    def note_fact(self, key: str, fact: ProgramFact) -> Change:
        """Write down what one source says about a field."""
        label = f"Note what {worded(fact.source) or 'a source'} says of {self._name(key)}"
        return self._at(label, lambda at: note_fact(at, key, fact))

    def _name(self, key: str) -> str:
        return self._unit.file().program(key).name

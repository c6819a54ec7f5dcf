"""Logging rotations; a wanted letter is planned in the same action."""

from dataclasses import replace

from lorapp.domain.edits import added, changed, new_key, removed, replace_list
from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import Mentor
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import Records


class Rotations(Records[Rotation]):
    """The applicant's rotations."""

    list_name = "rotations"

    def log(self, rotation: Rotation, mentor: Mentor | None = None) -> Change:
        """Add a rotation, its mentor if new, and a letter if one is wanted: one action."""
        label = f"Add {self.describe(rotation)}"
        return self._unit.command(label, lambda file: logged(file, rotation, mentor))

    def remove(self, key: str) -> Change:
        """Take a rotation out; refused while letters or moments name it."""
        stay = self._unit.file().rotations_by_key.get(key)
        name = self.describe(stay) if stay else "rotation"
        return self._unit.command(f"Remove {name}", lambda file: taken_off(file, key))


def taken_off(file: SeasonFile, key: str) -> SeasonFile:
    """The record without a rotation; an application it came from is only accepted again."""
    asked = tuple(
        replace(one, rotation=None) if one.rotation == key else one
        for one in file.rotation_applications
    )
    if asked != file.rotation_applications:
        file = replace_list(file, "rotation_applications", asked)
    return removed(file, "rotations", key)


def logged(file: SeasonFile, rotation: Rotation, mentor: Mentor | None) -> SeasonFile:
    """Put a rotation on record, with the person met there and the letter hoped for.

    A mentor whose key is known is kept as it is; a letter is planned for the first mentor
    of a rotation from which a letter is wanted.
    """
    if mentor:
        if mentor.key not in file.mentors_by_key:
            file = added(file, "mentors", mentor)
        if mentor.key not in rotation.mentors:
            rotation = replace(rotation, mentors=(*rotation.mentors, mentor.key))
    known = rotation.key in file.rotations_by_key
    file = (changed if known else added)(file, "rotations", rotation)
    wanted = rotation.letter_wanted in {LetterWanted.YES, LetterWanted.MAYBE}
    planned = any(letter.rotation == rotation.key for letter in file.letters)
    if not wanted or planned or not rotation.mentors:
        return file
    specialty = rotation.specialty
    letter = Letter(
        key=new_key(file, "letters"),
        mentor=rotation.mentors[0],
        rotation=rotation.key,
        specialty=specialty if specialty in file.applicant.specialties else "general",
    )
    return added(file, "letters", letter)

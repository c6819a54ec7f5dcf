"""The commonest things to do and the command for each, for whoever reads by ear."""

from typing import Final

COMMONEST: Final = """\
The commonest commands
Log what happened to a letter: lorapp log LETTER EVENT
Add a rotation: lorapp add rotation SITE --from DATE --to DATE --kind KIND
Add a mentor: lorapp add mentor NAME
Add a letter: lorapp add letter MENTOR
Log a contact: lorapp contact MENTOR
Note a moment: lorapp moment TEXT --mentor MENTOR
Add a program: lorapp add program NAME
Add an interview: lorapp interview add PROGRAM DAY HOUR ZONE
Assign a letter: lorapp assign LETTER PROGRAM
Let a step sleep: lorapp snooze STEP DATE
Put a step away: lorapp not-needed STEP REASON
Take back the newest action: lorapp undo
To read: lorapp letters, mentors, rotations, programs, check, season, soap, arrival, interviews, \
rank, rotation-applications, charts, history, each with --plain
The guide: lorapp guide --plain, or lorapp guide TOPIC --plain
What a command takes: lorapp COMMAND --help"""

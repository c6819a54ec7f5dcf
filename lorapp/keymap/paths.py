"""The keys of the paths: guided steps, messages and papers."""

from typing import Final

from lorapp.keymap.command import Command

MESSAGE: Final = (
    Command("message.copy", "enter,c", "copy", "copy", "Copy the words"),
    Command("message.mail", "m", "mail", "mail", "Open them in your mail program"),
    Command("message.save", "s", "save", "save .eml", "Save them as a file"),
    Command("message.edit", "e", "edit", "edit", "Change the words; yours are kept"),
    Command("message.editor", "E", "editor", "own editor", "Change them in your own editor"),
    Command("message.sent", "l", "sent", "I sent it", "It went out: write that down"),
    Command("message.words", "t", "words", "other words", "Another tone, way or situation"),
    Command("message.subject", "S", "copy_subject", "subject", "Copy the subject"),
    Command("message.answer", "a", "answer", "they answered", "The answer has come: log it"),
    Command("message.fresh", "r", "fresh", "first words", "Your words aside, or back again"),
    Command("message.yourself", "w", "yourself", "asked to write it", "Asked to write it myself"),
)

WRITING: Final = (
    Command("writing.done", "escape,ctrl+s", "back", "back", "Back to the message; all is kept"),
)

GUIDED: Final = (
    Command("path.next", "right", "step_by(1)", "next", "The next question"),
    Command("path.before", "left", "step_by(-1)", "before", "The question before"),
    Command("path.message", "m", "message", "message", "Straight to the words"),
    Command("path.log", "l", "log", "log", "Log what happened"),
    Command("path.yourself", "w", "yourself", "asked to write it", "Asked to write it myself"),
    Command("path.contact", "c", "mend('contact')", "contact", "Log a contact"),
    Command("path.feedback", "b", "mend('feedback')", "feedback", "Note what they told you"),
    Command("path.moment", "n", "mend('moments')", "moment", "Note a moment they saw"),
    Command("path.papers", "p", "mend('papers')", "CV", "Say that the CV is ready"),
    Command("path.build", "P", "build", "build", "Build the packet: folder, PDF and mail"),
    Command("path.panel", "space", "panel", "more", "The whole panel"),
    Command("path.keep", "x", "keep", "keep", "Keep these words on purpose"),
)

READING: Final = (
    Command("reading.copy", "enter,c", "copy", "copy", "Copy this page"),
    Command("reading.save", "s", "save", "save", "Save this page as a file"),
    Command("reading.on", "space", "read_on", "read on", "Read on"),
)

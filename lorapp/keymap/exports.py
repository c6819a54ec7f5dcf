"""The keys of the charts, and of what leaves lorapp as files."""

from typing import Final

from lorapp.keymap.command import Command

CHARTS: Final = (
    Command("charts.view", "v", "view", "table", "The picture, or the same as a table"),
    Command("charts.save", "s", "save", "save picture", "Save this picture as an SVG file"),
    Command("charts.panel", "space", "panel", "larger", "The chart with all the room there is"),
)

EXPORTS: Final = (
    Command("exports.pdf", "p", "save_as('pdf')", "PDF", "Save this as a PDF to print or hand on"),
    Command("exports.html", "h", "save_as('html')", "web page", "Save this as a web page"),
    Command("exports.markdown", "m", "save_as('markdown')", "Markdown", "Save this as Markdown"),
    Command("exports.keep", "x", "keep", "keep", "Keep these words on purpose"),
    Command("exports.panel", "space", "panel", "more", "The whole panel"),
)

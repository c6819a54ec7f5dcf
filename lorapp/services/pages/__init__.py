"""Printers: a document of ``lorapp.domain.pages`` as PDF, HTML, Markdown or plain text."""

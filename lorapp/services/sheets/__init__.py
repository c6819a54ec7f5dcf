"""Every list of the record as tables that other programs open."""

from lorapp.services.sheets.service import Sheets

__all__ = ["Sheets"]

"""The applicant's computer: files, programs, and small private files beside the store."""

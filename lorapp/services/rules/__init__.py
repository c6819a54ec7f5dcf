"""The rulebook: the shipped facts, and the applicant's own over them."""

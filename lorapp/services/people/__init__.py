"""The applicant, the mentors, and what passed between them."""

"""What the applicant's own calendar program is given of a season."""

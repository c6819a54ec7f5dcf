"""What the letters and statements are to show, and the applicant's own papers."""

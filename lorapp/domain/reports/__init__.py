"""Reports of one record as documents: what stands in them, not how they are printed."""

"""The rank list: own criteria, an order of true preference, and what was certified."""

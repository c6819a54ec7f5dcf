"""The guided paths: full-screen, one question after another, the words already written."""

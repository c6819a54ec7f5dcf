"""The tables of schema 1, frozen: today's tables may move on, this never does."""

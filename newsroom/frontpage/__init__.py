"""The front page: what the paper shows first."""

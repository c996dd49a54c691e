"""The demo newsroom: an invented paper on an invented river, with its people, sources and stories."""

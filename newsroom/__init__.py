"""Newsroom: a content management system in which every claim has a source."""

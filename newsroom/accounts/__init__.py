"""The people of the newsroom: who they are and which roles they hold."""

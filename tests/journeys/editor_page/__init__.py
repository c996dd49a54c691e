"""A page with nothing but the body editor, under the desk's prefix so that the desk's policy holds for it."""

"""What a guest sees of a story before it is out: a surface of its own, on the desk's side of the wall.

It knows actions and the desk's records, and shows nothing of them but the page that readers would get.
"""

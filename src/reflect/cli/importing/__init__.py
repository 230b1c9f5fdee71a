"""``reflect import``: the formats, one file each, and what they share: storing rows and telling of it."""

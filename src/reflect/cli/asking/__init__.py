"""What `reflect ask` and `reflect meet` do at a terminal."""

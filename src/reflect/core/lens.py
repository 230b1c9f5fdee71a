"""What a question looks at. Reports select by lens, so they work with any framework."""

LENSES = ("witness", "people", "practice", "space", "data", "together", "pressure", "positive", "plan")

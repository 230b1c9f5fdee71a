"""What a question looks at. Reports select by lens, so they work with any framework."""

LENSES = ("witness", "people", "practice", "space", "data", "together", "pressure", "positive", "plan")

LOOKS_AT = {
    "witness": "what was lived through, told just as it was: it asks for no verdict and no fix",
    "people": "who you learn with and from",
    "practice": "what you already do differently in everyday work",
    "space": "whether there is time to stop and think",
    "data": "what was put together in a hurry and could last, and who keeps it going",
    "together": "what was worked out with others and is worth agreeing on",
    "pressure": "where something gave way, and what would make it stronger",
    "positive": "what went right, why, and how it could happen again",
    "plan": "what to do next",
}

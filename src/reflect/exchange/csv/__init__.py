"""Other people's CSV files: how one is written, what its columns mean, and its rows as reflections."""

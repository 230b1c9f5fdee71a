"""The reports, one file each: how it is found in a journal, and shown in each format."""

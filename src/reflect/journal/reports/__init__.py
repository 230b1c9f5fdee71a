"""Gathers from the journal what each report is made of, one file each."""

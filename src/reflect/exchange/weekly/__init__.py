"""A period for others to read, laid out by templates that people can copy and change."""

"""The formats that `export` writes, one file each."""

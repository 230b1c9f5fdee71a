"""``python -m reflect``"""

from reflect.cli.app import main

main()

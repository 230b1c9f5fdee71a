"""``python -m reflect``, and where the command ``reflect`` begins."""

import sys


def start() -> None:
    """Run the command line; Ctrl-C while it is still being loaded is as quiet as later."""
    try:
        from reflect.cli.app import main
    except KeyboardInterrupt:
        sys.exit(130)
    main()


if __name__ == "__main__":
    start()

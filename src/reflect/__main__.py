"""``python -m reflect``, and where the command ``reflect`` begins."""

import gc
import sys

# A command is short, and what it loads, the rows of a report too, stay to its end: looking for garbage among
# them again and again took an eighth of the time of a quick one, and a tenth of that of a long report.
SELDOM = 500_000  # objects made


def start() -> None:
    """Run the command line; Ctrl-C while it is still being loaded is as quiet as later."""
    gc.set_threshold(SELDOM)
    try:
        from reflect.cli.app import main
    except KeyboardInterrupt:
        sys.exit(130)
    main()


if __name__ == "__main__":
    start()

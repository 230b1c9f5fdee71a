"""What no command says of itself: exit statuses, the environment, the files."""

from __future__ import annotations

EXIT_STATUS = {
    0: "Done; also when nothing was found, or nothing had to change.",
    1: "Something unexpected happened. A report without your words was written, and what you wrote is kept.",
    2: "The command line, a date, the configuration or a framework is wrong, or the text is empty.",
    3: "There is no such journal, reflection, change or draft.",
    4: "Somebody else changed it meanwhile; what you wrote is kept as a draft.",
    5: "The journal is locked, damaged, newer than this reflect or can not be written, or the disk is full.",
    6: "An import refused rows, or knows some with other words.",
    130: "Ctrl-C.",
}
ENVIRONMENT = {
    "REFLECT_JOURNAL": "The journal to use, where `-j` does not name one.",
    "REFLECT_CONFIG": "The configuration file, instead of the platform's place.",
    "VISUAL": "Your editor; before `EDITOR`, and both before the configuration.",
    "EDITOR": "Your editor.",
    "PAGER": "What shows a page that overflows the screen, where the configuration does not say.",
    "NO_COLOR": "When set, nothing is coloured.",
    "FORCE_COLOR": "When set, output is coloured though it is no terminal.",
    "TERM": "When it is `dumb`, nothing is coloured.",
    "XDG_CONFIG_HOME": "On Linux: where the configuration is; `~/.config` if not set.",
    "XDG_DATA_HOME": "On Linux: where journals are; `~/.local/share` if not set.",
    "XDG_STATE_HOME": "On Linux: where drafts are; `~/.local/state` if not set.",
}
FILES = {
    "~/.local/share/reflect/journal.db": "The journal: one SQLite file that only you can read.",
    "~/.config/reflect/config.toml": "The configuration, where there is one.",
    "~/.local/state/reflect/drafts": "What was written and is not stored yet.",
    "~/.local/state/reflect/due": "The days on which something is due, for the prompt of your shell.",
    "~/.local/state/reflect/reports": "Reports of mistakes in reflect itself, without your words.",
}
ELSEWHERE = "These are the places on Linux; `reflect journal info` says where they are on this machine."

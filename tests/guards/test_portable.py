"""Linux, macOS and Windows: no call that one of them lacks, but where a fallback stands beside it."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator

import pytest

from tests.guards.test_layers import modules

# Modules that are missing on Windows, or elsewhere.
ONE_SIDED = {
    *("crypt", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog", "termios"),
    *("tty", "_winapi", "msvcrt", "winreg", "winsound"),
}
# Functions and numbers that one of them lacks, or takes for something else (`os.kill` ends a process there).
LACKING = {
    "os": (
        "chown chroot fchdir fchmod fchown fdatasync fork forkpty getegid geteuid getgid getgrouplist "
        "getgroups getloadavg getpgid getpgrp getpriority getresgid getresuid getsid getuid initgroups kill "
        "killpg lchown mkfifo mknod nice openpty pathconf posix_fadvise posix_fallocate posix_spawn pread "
        "preadv pwrite pwritev readv sched_getaffinity sendfile setegid seteuid setgid setgroups setpgid "
        "setpgrp setpriority setsid setuid startfile statvfs sync sysconf tcgetpgrp tcsetpgrp ttyname umask "
        "uname wait wait3 wait4 waitid writev getxattr setxattr listxattr O_BINARY O_CLOEXEC O_DIRECTORY "
        "O_NOFOLLOW O_NONBLOCK O_NOCTTY O_SYNC O_TMPFILE"
    ),
    "signal": (
        "SIGALRM SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGUSR1 "
        "SIGUSR2 SIGWINCH alarm pause pthread_kill pthread_sigmask setitimer sigwait sigwaitinfo"
    ),
    "time": "clock_settime pthread_getcpuclockid tzset",
    "sys": "getwindowsversion setdlopenflags",
}
# Where one is used all the same, with what stands in where it is missing.
WITH_A_FALLBACK = {
    "journal/files.py": {"os.fchmod"},  # the mode was given when the file was made
    "cli/drafting.py": {"os.kill"},  # not asked on Windows: nobody knows whether it still runs
}


def one_sided(text: str) -> Iterator[str]:
    """What a module uses that is not everywhere."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] in ONE_SIDED)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ONE_SIDED:
            yield node.module or ""
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in LACKING.get(node.value.id, "").split():
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (
                sign for sign in ("%-d", "%-m", "%-H", "%-I", "%#d", "%e", "%P") if sign in node.value
            )


@pytest.mark.parametrize("file", modules())
def test_nothing_is_used_that_one_of_them_lacks(file: str) -> None:
    assert set(one_sided(modules()[file])) == WITH_A_FALLBACK.get(file, set())


@pytest.mark.parametrize(
    "text",
    [
        "import fcntl",
        "from termios import TCSANOW",
        "def f():\n    import pwd",
        "import os\nos.fork()",
        "import signal\nsignal.signal(signal.SIGHUP, f)",
        "f'{day:%-d}'",
        "day.strftime('%e')",
    ],
)
def test_the_guard_sees_it(text: str) -> None:
    assert list(one_sided(text))


@pytest.mark.parametrize(
    "text", ["import os\nos.replace(a, b)", "import signal\nsignal.SIGINT", "f'{day:%d}'"]
)
def test_the_guard_lets_the_others_pass(text: str) -> None:
    assert list(one_sided(text)) == []


@pytest.mark.skipif(os.name == "nt", reason="most of them are missing here, which is the point")
def test_the_guard_spells_them_right() -> None:
    lacking = LACKING["os"].split()
    assert sum(hasattr(os, name) for name in lacking) > 0.8 * len(lacking)

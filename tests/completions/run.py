#!/usr/bin/env python3
"""The completions in the real shells: lines are typed into a terminal, and what a TAB makes of them is compared.

usage: run.py BINARY [SHELL...]; SHELL: bash, bash-completion (bash with that package), zsh, fish

A shell that this machine lacks is skipped. A line for each check; exits with 1 if one failed.
"""

import os
import pathlib
import socket
import sys
import tempfile

import shells
import told
from cases import CASES, CONFIG

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "packages"))

from results import Results, Skipped  # noqa: E402  (of the tests of packages)

# Whoever runs this leaves a trace: completions do not run rconn.
PROGRAM = "#!/bin/sh\n: >~/ran\n"
OTHER = '[targets.other]\ntarget = "other.example"\n[targets.second]\ntarget = "second.example"\n'


def furnish(home):
    """A home with hosts, a configuration file, a socket, and programs that must not run."""
    for name, text in {"hosts": "192.0.2.1 known.example\n", ".ssh/known_hosts": "known.example ssh-ed25519 AAAA\n",
                       ".config/rconn/config.toml": CONFIG, "other.toml": OTHER, "targets.txt": "known.example\n",
                       "bin/rconn": PROGRAM, "bin/application": PROGRAM}.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755 if name.startswith("bin/") else 0o644)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(home / "redis.sock"))


def try_case(shell, name, case):
    typed = case.typed.format(home=shell.home)
    if case.line:
        expected = case.lines.get(name, case.line).format(home=shell.home)
        line = shell.line(typed)
        assert line == expected, f"{typed!r} became {line!r}, not {expected!r}"
        return
    offered, screen = shell.offers(typed, case.offers)
    missing, wrong = case.offers - offered, (offered - case.offers if case.only else offered & case.never)
    assert not missing and not wrong and case.shown in "\n".join(screen), \
        f"{typed!r}: missing {sorted(missing)}, wrong {sorted(wrong)}, on the screen:\n" + "\n".join(screen)


def try_options(shell, facts, command):
    expected = {word for option in facts.options[command] for word in option.spellings()}
    offered, _ = shell.offers(f"rconn {command} -".replace("  ", " "), expected)
    assert offered == expected, f"missing {sorted(expected - offered)}, wrong {sorted(offered - expected)}"


def try_shell(results, name, shell, facts):
    for case in CASES:
        if name in case.shells.split() or (name == "bash-completion" and "bash" in case.shells.split()):
            with results.check(f"{case.says}: {case.typed}"):
                try_case(shell, name, case)
    for command in facts.options:
        with results.check(f"{command or 'no command'} has the options of its help, and no other"):
            try_options(shell, facts, command)
    with results.check("no TAB has run rconn, or the program after --"):
        assert not (shell.home / "ran").exists()


def main(binary, wanted):
    results = Results()
    facts = told.check(results, binary)
    for name, kind in shells.SHELLS.items():
        if wanted and name not in wanted:
            continue
        with results.section(name), tempfile.TemporaryDirectory(
                ignore_cleanup_errors=True) as folder:  # fish may still write there
            if missing := kind.missing():
                raise Skipped(f"{missing} is not installed")
            home = pathlib.Path(folder).resolve()
            furnish(home)
            shell = kind(home, told.COMPLETIONS)
            try:
                try_shell(results, name, shell, facts)
            finally:
                shell.close()
    return results.tell()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))

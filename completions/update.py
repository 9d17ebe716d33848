#!/usr/bin/env python3
"""Writes into the completions what rconn says of its commands, options and values.

usage: update.py [--check] BINARY

With --check, nothing is written: exits with 1 if a completion is out of date, and says which.
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True  # packages are made of this folder

from tables import in_bash, in_fish, in_zsh  # noqa: E402
from tables.facts import Facts  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
WRITERS = {"rconn.bash": in_bash, "_rconn": in_zsh, "rconn.fish": in_fish}
# What stands between two such lines is replaced.
PART = r"(# --- {0}: written by update.py ---\n).*?(# --- end of {0} ---\n)"


def names_program():
    lines = (HERE / "names.awk").read_text().splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def updated(text, name, facts):
    parts = {"names": WRITERS[name].names(names_program()), "tables": WRITERS[name].table(facts)}
    for part, content in parts.items():
        text, count = re.subn(PART.format(part), lambda found, new=content: f"{found[1]}{new}\n{found[2]}", text,
                              flags=re.S)
        if count != 1:
            raise ValueError(f"{name} has {count} parts for {part}")
    return text


def main(arguments):
    check = "--check" in arguments
    binaries = [each for each in arguments if each != "--check"]
    if len(binaries) != 1:
        sys.exit(__doc__)
    facts = Facts(binaries[0])
    stale = []
    for name in WRITERS:
        file = HERE / name
        before = file.read_text()
        after = updated(before, name, facts)
        if after != before:
            stale.append(name)
            if not check:
                file.write_text(after)
    for name in stale:
        print(f"completions/{name}: " + ("out of date: run completions/update.py BINARY" if check else "written"))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

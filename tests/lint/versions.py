#!/usr/bin/env python3
"""Checks that all that names rconn's version agrees with CMakeLists.txt, the only place that sets it.

CHANGELOG.md: the first heading is [Unreleased] or that version; released versions descend, have a date, and
none is above that version. The action downloads that version.
"""

import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent


def numbers(version):
    return tuple(int(part) for part in version.split("."))


def changelog_findings(text, version):
    headings = re.findall(r"^## (.*)$", text, re.M)
    if not headings:
        return ["CHANGELOG.md: no heading of a version"]
    found, released = [], []
    for index, heading in enumerate(headings):
        match = re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d", heading)
        if match:
            released.append(match[1])
        elif heading != "[Unreleased]" or index:
            found.append(f"CHANGELOG.md: '{heading}' is neither '[X.Y.Z] - YYYY-MM-DD' nor a first '[Unreleased]'")
    order = [numbers(one) for one in released]
    if order != sorted(set(order), reverse=True):
        found.append("CHANGELOG.md: the versions do not descend: " + " ".join(released))
    if released and order[0] > numbers(version):
        found.append(f"CHANGELOG.md has {released[0]}, CMakeLists.txt only {version}")
    if headings[0] != "[Unreleased]" and released[:1] != [version]:
        found.append(f"CHANGELOG.md: neither [Unreleased] nor [{version}] comes first")
    return found


def findings():
    version = re.search(r"^project\(rconn VERSION (\S+) ", (SOURCE / "CMakeLists.txt").read_text(), re.M)[1]
    found = changelog_findings((SOURCE / "CHANGELOG.md").read_text(), version)
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        found.append(f"CMakeLists.txt: {version} is not MAJOR.MINOR.PATCH")
    action = re.findall(r"^own_version=(\S+)", (SOURCE / "packaging/action/wait.sh").read_text(), re.M)
    if action != [version]:
        found.append(f"packaging/action/wait.sh: own_version is {action}, CMakeLists.txt has {version}")
    return found


def main():
    found = findings()
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

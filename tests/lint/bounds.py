#!/usr/bin/env python3
"""Checks the table "Bounds" in src/README.md against the source.

Every constant of src/connector and src/cli that is named max_... or default_max_... has a row: the
constant, the file that defines it, its value as written there, what it bounds, and the test that
reaches and exceeds it ("-": it bounds nothing that a peer or a file sends). Prints what is missing,
wrong or superfluous; exits with 1 then.
"""

import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "../.."))
CONSTANT = re.compile(r"\bconstexpr\s[\w:\s]*?\b((?:default_)?max_\w+)\s*=\s*([^;]+);")
ROW = re.compile(r"^\| `(\w+)` \| `([\w/.]+)` \| (.+?) \| .+? \| (.+?) \|$", re.MULTILINE)


def content(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def constants():
    """{(name, file under src): value}"""
    found = {}
    for part in ("connector", "cli"):
        for folder, _, names in os.walk(os.path.join(ROOT, "src", part)):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), os.path.join(ROOT, "src"))
                if name.endswith((".cpp", ".hpp")):
                    for constant, value in CONSTANT.findall(content(os.path.join("src", path))):
                        found[constant, path] = " ".join(value.split())
    return found


def table():
    """{(name, file under src): (value, test)}"""
    section = re.search(r"^## Bounds$(.*?)^## ", content("src/README.md"), re.MULTILINE | re.DOTALL)
    if not section:
        sys.exit("bounds: src/README.md has no section Bounds")
    return {(name, path): (value.strip("`"), test.strip("`"))
            for name, path, value, test in ROW.findall(section.group(1))}


def problems():
    in_source, rows = constants(), table()
    for name, path in sorted(in_source.keys() - rows.keys()):
        yield "%s: %s has no row" % (path, name)
    for name, path in sorted(rows.keys() - in_source.keys()):
        yield "%s: there is no %s" % (path, name)
    for key in sorted(in_source.keys() & rows.keys()):
        value, test = rows[key]
        if value != in_source[key]:
            yield "%s: %s is %s, not %s" % (key[1], key[0], in_source[key], value)
        if test != "-" and not os.path.isfile(os.path.join(ROOT, "tests", test)):
            yield "%s: %s: there is no test %s" % (key[1], key[0], test)


found = list(problems())
for problem in found:
    print("bounds: " + problem)
sys.exit(1 if found else 0)

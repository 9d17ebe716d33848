#!/usr/bin/env python3
"""Checks that nothing below src/cli names a flag or a command of rconn.

The connector says which limit, setting or credential it means, cli/output/words says it in words.
Looks into the strings and comments of src/connector and src/phpredis. Prints each line that names
a flag (--timeout, -n) or a command (rconn wait); exits with 1 if there is one.
"""

import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "../.."))
SOURCES = os.path.join(ROOT, "src")
PARTS = ("connector", "phpredis")
WORDS = re.compile(r"""'(?:\\.|[^'\\\n])'|("(?:\\.|[^"\\\n])*"|//[^\n]*)""")
FLAG = re.compile(r"(?<![\w-])(?:--[a-z]|-[A-Za-z46](?![\w.-]))")


def command_pattern():
    """Matches "rconn COMMAND" for each command in the enum CommandId."""
    with open(os.path.join(SOURCES, "cli/options/command.hpp"), encoding="utf-8") as file:
        found = re.search(r"enum class CommandId \{(.*?)\}", file.read(), re.DOTALL)
    if not found:
        sys.exit("flag_names: cli/options/command.hpp has no enum CommandId")
    return re.compile(r"\brconn (?:%s)\b" % "|".join(re.findall(r"\w+", found.group(1))))


def source_files():
    for part in PARTS:
        for folder, _, names in sorted(os.walk(os.path.join(SOURCES, part))):
            for name in sorted(names):
                if name.endswith((".cpp", ".hpp")):
                    yield os.path.join(folder, name)


def main():
    command = command_pattern()
    found = False
    for path in source_files():
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for match in WORDS.finditer(text):
            words = match.group(1) or ""
            if FLAG.search(words) or command.search(words):
                found = True
                line = text.count("\n", 0, match.start()) + 1
                print("%s:%d names a flag or a command: %s" %
                      (os.path.relpath(path, ROOT), line, words))
    sys.exit(1 if found else 0)


main()

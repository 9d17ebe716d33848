#!/usr/bin/env python3
"""Writes the transcripts of Markdown files anew, from real runs.

usage: transcripts.py BINARY FILE...    (as root, with the packages of ./dev test field)

A transcript is a block of ```console after a line <!-- transcript: SETUP -->. Its lines that begin with
"$ " are run in that set-up (setups.toml), in this order; all other lines are replaced by what was shown.
"""

import pathlib
import re
import sys

import stage

TRANSCRIPT = re.compile(r"(<!-- transcript: ([\w-]+) -->\n```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def anew(binary, found):
    opening, setup, body, end = found.groups()
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    shown = zip(commands, stage.on_stage(binary, setup, commands))
    return opening + "\n".join(f"$ {command}\n{text.rstrip()}\n" for command, text in shown) + end


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.strip())
    for path in map(pathlib.Path, sys.argv[2:]):
        path.write_text(TRANSCRIPT.sub(lambda found: anew(sys.argv[1], found), path.read_text()))


main()

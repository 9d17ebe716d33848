#!/usr/bin/env python3
"""Writes the transcripts of Markdown files anew, from real runs.

usage: transcripts.py BINARY FILE...    (as root, with the packages of ./dev test field)

A transcript is a block of ```console after a line <!-- transcript: PART; PART... -->. Its lines that begin
with "$ " are run in this order; all other lines are replaced by what was shown. A part is the name of a
set-up (tests/transcripts/setups.toml) or a step; parts that say how to compare a transcript (NOT_STEPS) are left out.
"""

import pathlib
import re
import sys

import stage

NOT_STEPS = ("any-order", "vary", "unchecked")
TRANSCRIPT = re.compile(r"(<!-- transcript: (.*?) -->\n```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def anew(binary, found):
    opening, comment, body, end = found.groups()
    parts = [part for part in comment.split("; ") if part.split()[0] not in NOT_STEPS]
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    shown = zip(commands, stage.on_stage(binary, parts, commands))
    return opening + "\n".join(f"$ {command}\n{text.rstrip()}\n" for command, text in shown) + end


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.strip())
    for path in map(pathlib.Path, sys.argv[2:]):
        path.write_text(TRANSCRIPT.sub(lambda found: anew(sys.argv[1], found), path.read_text()))


main()

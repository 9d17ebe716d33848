#!/usr/bin/env python3
"""Runs the transcripts of man pages and Markdown files, and compares the output with what they show.

usage: run.py BINARY FILE... [--only TEXT] [--jobs N] [--list] [--print | --write]

parse.py says what a transcript is and how a document names its set-up, compare.py what may differ. Each
runs in namespaces of its own, as the situations of tests/field do; where that is refused, or a program is
missing, it is skipped, with the reason. One that cannot be run is marked "unchecked" in the document and
is listed here. To write a transcript, put only its commands into the document: --print shows what they
print, without comparing; --write puts that into the documents where they show something else. JSON
that rconn printed is checked by the JSON Schema (support/validate_json.py). The last line counts:
"N passed, N failed, N skipped, N unchecked".
"""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

from parse import transcripts_of
from rewrite import rewrite

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent / "field"), str(HERE.parent / "support")]
from isolation import isolation  # noqa: E402
from kept_json import folder_of_json, follows_schema  # noqa: E402

PROGRAMS = ("jq", "curl", "openssl", "nft", "haproxy", "redis-server")


def expanded(parts, setups):
    """The parts with those of the set-ups that they name; unknown names are steps."""
    return [step for part in parts for step in (expanded(setups[part], setups) if part in setups else [part])]


def missing(one, parts):
    text = " ".join(parts + [command.line for command in one.commands])
    path = os.environ["PATH"] + ":/usr/sbin"
    return [name for name in PROGRAMS if name in text and not shutil.which(name, path=path)]


def run_one(one, binary, setups, unshare, reason, printing):
    parts = expanded(one.parts, setups)
    if parts[0].startswith("unchecked"):
        return "unchecked", parts[0].partition(" ")[2]
    if reason:
        return "skipped", reason
    if absent := missing(one, parts):
        return "skipped", f"not installed: {' '.join(absent)}"
    with tempfile.TemporaryDirectory(prefix="rconn-transcript-") as folder:
        pathlib.Path(folder, "transcript.json").write_text(json.dumps(
            {"print": printing, "parts": parts, "commands": [dataclasses.asdict(each) for each in one.commands]}))
        try:
            done = subprocess.run(unshare + [sys.executable, str(HERE / "one.py"), folder, binary],
                                  capture_output=True, text=True, timeout=150, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as late:
            return "failed", f"not over after {late.timeout:.0f} s"
    lines = done.stdout.splitlines()
    outcome, _, why = (lines or [""])[-1].partition(": ")
    if outcome not in ("passed", "failed", "skipped"):
        return "failed", "the set-up broke\n" + done.stdout + done.stderr
    return outcome, "\n".join([why, *lines[:-1]])


def write_anew(file, failed, binary, setups, unshare):
    changes = []
    for one in failed:
        outcome, printed = run_one(one, binary, setups, unshare, None, True)
        if outcome == "passed":
            changes.append((one, printed.lstrip("\n")))
    if changes:
        rewrite(file, changes)


def main(kept):
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--only", default="", help="those whose file, line or command contains this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    chosen = [one for file in arguments.files for one in transcripts_of(file)
              if arguments.only in one.name or any(arguments.only in each.line for each in one.commands)]
    if arguments.list:
        for one in chosen:
            print(f"{one.name}: {one.commands[0].line}: {'; '.join(one.parts)}")
        return 0
    setups = tomllib.loads((HERE / "setups.toml").read_text())
    (unshare, reason), binary = isolation(), os.path.abspath(arguments.binary)
    failed = {file: [] for file in arguments.files}
    counts = {"passed": 0, "failed": 0, "skipped": 0, "unchecked": 0}
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        def run(one):
            return run_one(one, binary, setups, unshare, reason, arguments.print)

        for one, (outcome, why) in zip(chosen, pool.map(run, chosen)):
            if outcome == "failed":  # once more: times can be missed on a busy machine
                outcome, why = run(one)
            counts[outcome] += 1
            if outcome == "failed":
                failed[one.path].append(one)
            command = one.commands[0].line.splitlines()[0]
            print(f"{outcome}  {one.name}: $ {command}" + (f": {why}" if why.strip() else ""), flush=True)
    for file in arguments.files if arguments.write else ():
        write_anew(file, failed[file], binary, setups, unshare)
    valid = follows_schema(kept)
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if counts["failed"] or not valid or not chosen else 0


if __name__ == "__main__":
    with folder_of_json() as kept_json:
        sys.exit(main(kept_json))

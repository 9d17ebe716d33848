"""Sets one transcript up, runs its commands, and compares what they print with what the document shows.

usage: one.py FOLDER BINARY, in namespaces of its own; FOLDER/transcript.json is the transcript.
The last line of output is "passed: ", "failed: WHY" or "skipped: WHY".
"""

import json
import os
import pathlib
import selectors
import shlex
import subprocess
import sys
import time

import compare
from parse import Command

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(TESTS / "field"), str(TESTS / "support")]
import steps  # noqa: E402
from kept_json import keep  # noqa: E402

LIMIT = 60  # seconds for a command


class Run:
    """The commands of one transcript, in order."""

    def __init__(self, folder, binary, place):
        self.folder, self.place = folder, place
        self.stays, self.varies, self.any_order = [], [], False
        self.awaited = []  # pairs: a text, and the step to do once it was printed
        self.left = []  # commands that go on
        self.printed = []  # what each command printed
        (folder / "bin").mkdir()
        (folder / "bin/rconn").symlink_to(binary)
        self.environment = {"PATH": f"{folder}/bin:" + os.environ["PATH"] + ":/usr/sbin", "HOME": str(folder),
                            "LC_ALL": "C.UTF-8"}

    def take(self, part):
        """Does what a part of the comment says, or keeps it for later."""
        words = shlex.split(part)
        if words[0] == "on":
            self.awaited.append((words[1], shlex.join(words[2:])))
        elif words[0] == "stays":
            self.stays.append(" ".join(words[1:]))
        elif words[0] == "vary":
            self.varies.append(" ".join(words[1:]))
        elif words[0] == "any-order":
            self.any_order = True
        elif words[0] == "env":
            self.environment[words[1]] = words[2]
        else:
            self.place.do(part)

    def check(self, command):
        stays = any(text in command.line for text in self.stays)
        process = subprocess.Popen(["sh", "-c", command.line], cwd=self.folder, env=self.environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output, ended = self.read(process, len(command.output.splitlines()) if stays else None)
        self.printed.append(f"$ {command.line}\n{output}")
        if "|" not in command.line:  # rconn's own lines, complete: a reader may be told of only some
            keep(command.line, "".join(line for line in output.splitlines(True) if line.startswith('{"command"')))
        if stays:
            self.left.append(process)
        elif not ended:
            process.kill()
            return f"$ {command.line}\nis not over after {LIMIT} s\n{output}"
        return compare.difference(command, output, self.any_order, self.varies)

    def read(self, process, lines):
        """What it prints until it ends, or until it has printed so many lines; and whether it has ended."""
        output, end = b"", time.monotonic() + LIMIT
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while time.monotonic() < end and (lines is None or output.count(b"\n") < lines):
                if not selector.select(0.1):
                    continue
                some = os.read(process.stdout.fileno(), 65536)
                if not some:
                    process.wait()
                    return output.decode(errors="replace"), True
                output += some
                self.act_on(output.decode(errors="replace"))
        return output.decode(errors="replace"), False

    def act_on(self, output):
        while self.awaited and self.awaited[0][0] in output:
            self.place.do(self.awaited.pop(0)[1])

    def end(self):
        for process in self.left:
            process.kill()


def main():
    folder, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
    one = json.loads((folder / "transcript.json").read_text())
    place = steps.Place(folder)
    run = Run(folder, binary, place)
    try:
        for part in one["parts"]:
            run.take(part)
    except steps.Refused as why:
        print(f"skipped: {why}".replace("\n", " "))
        return
    told = [run.check(Command(**command)) for command in one["commands"]]
    run.end()
    for text in run.printed if one["print"] else filter(None, told):
        print(text.rstrip("\n"))
    failed = any(told) and not one["print"]
    print("failed: it is not what the document shows" if failed else "passed: ")


main()

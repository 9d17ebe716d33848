#!/usr/bin/env python3
"""Checks what rconn printed with -o json while tests ran, by schema/rconn-json.schema.json.

usage: validate_json.py FOLDER

Each file of the folder has the command lines, after "#", and the complete lines that each printed; see
kept_json.hpp. Tells the command, the line and what is wrong with it, and at the end how many objects there
were of each kind. Fails if there was none. Objects that differ only in numbers and free texts are checked
once, and each line for being JSON.
"""

import collections
import json
import pathlib
import re
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).resolve().parent.parent.parent / "schema/rconn-json.schema.json"
WHOLE = 20  # objects of each kind that are also checked by the choice between all kinds
SHOWN = 20  # failures
WORD = re.compile(r"[a-z][a-z_-]*")


def kind_of(value):
    """The name of the definition that the object is to fit."""
    if "event" in value:
        return {"minute": "watch_minute", "summary": "watch_summary"}.get(value["event"], "watch_event")
    if "summary" in value:
        return "check_summary_line" if value.get("command") == "check" else "ping_summary_line"
    if "phpredis" in value:
        return "phpredis_rejection" if "rejected" in value else "phpredis_call"
    for field, kind in (("groups", "sharing"), ("boundaries", "idle_result")):
        if field in value:
            return kind
    return "report"


def shape_of(value):
    """The same for values that fit the same schemas: a number by its sign, a text that may be an id by itself."""
    if isinstance(value, dict):
        return tuple((name, shape_of(each)) for name, each in value.items())
    if isinstance(value, list):
        return frozenset(map(shape_of, value)) if len(value) != 2 else tuple(map(shape_of, value))
    if isinstance(value, str):
        return value if WORD.fullmatch(value) else re.sub(r"[0-9]+", "0", value)
    return value if isinstance(value, (bool, type(None))) else (type(value), value < 0, value > 1)


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a name stands twice in {names}")
    return dict(pairs)


def no_number(word):
    raise ValueError(f"{word} is no JSON")


def kept(folder):
    """The command and the line of each line that was printed."""
    for path in sorted(pathlib.Path(folder).iterdir()):
        command = ""
        for line in path.read_bytes().decode("ascii", "backslashreplace").split("\n")[:-1]:
            if line.startswith("#"):
                command = line[2:]
            else:
                yield command, line


class Validator:
    def __init__(self):
        schema = json.loads(SCHEMA.read_text(encoding="ascii"))
        self.make = jsonschema.Draft202012Validator
        self.make.check_schema(schema)
        self.whole = self.make(schema)
        self.kinds = {kind: self.make({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
                      for kind in (one["$ref"].rpartition("/")[2] for one in schema["oneOf"])}
        self.counts = collections.Counter()
        self.seen = set()

    def wrong(self, line):
        """What is wrong with a line; empty if nothing is."""
        try:
            value = json.loads(line, object_pairs_hook=unique, parse_constant=no_number)
        except ValueError as why:
            return [f"it is not JSON: {why}"]
        if not isinstance(value, dict):
            return ["it is no object"]
        kind = kind_of(value)
        self.counts[kind] += 1
        shape = kind, shape_of(value)
        if shape in self.seen:
            return []
        self.seen.add(shape)
        told = [f"{'.'.join(map(str, error.absolute_path)) or kind}: {error.message}"
                for error in self.kinds[kind].iter_errors(value)]
        if not told and self.counts[kind] <= WHOLE and not self.whole.is_valid(value):
            told = ["it is of more than one kind, or of none"]
        return told


def validate(folder):
    """Tells what is wrong, and whether all is well."""
    validator, failures = Validator(), 0
    for command, line in kept(folder):
        if " -- " in command and not line.startswith('{"command"'):
            continue  # of the command that wait has run
        told = validator.wrong(line)
        failures += bool(told)
        if told and failures <= SHOWN:
            print(f"$ {command}\n{line}", *told, "", sep="\n")
    if not validator.counts:
        print(f"there is no JSON in {folder}")
        return False
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(validator.counts.items()))
    print(f"{validator.counts.total()} JSON objects ({kinds}), {len(validator.seen)} different: "
          + (f"{failures} do not follow {SCHEMA.name}" if failures else f"all follow {SCHEMA.name}"))
    return not failures


if __name__ == "__main__":
    sys.exit(0 if validate(sys.argv[1]) else 1)

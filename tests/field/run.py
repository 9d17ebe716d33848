#!/usr/bin/env python3
"""Runs the situations of tests/field/situations through the built binary, and compares what it says.

usage: run.py BINARY [--only TEXT] [--jobs N] [--list] [--resolver system|dns]

Each situation has a network, mounts and processes of its own (unshare), so that all may use the same
ports and nothing is left behind. Where that is refused, or a program is missing, a situation is
skipped, with the reason. A few that fail run once more, each alone: the budgets of a situation can be
missed on a busy machine. What passes then is told. All JSON that rconn printed is checked by the JSON
Schema (support/validate_json.py). The last line counts: "N passed, N failed, N skipped".
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

from isolation import isolation

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "support"))
from kept_json import folder_of_json, follows_schema  # noqa: E402

KEYS = {"name", "setup", "run", "env", "stdin", "exit", "fault", "cause", "certainty", "says",
        "never", "needs", "fields", "cut_at", "cut_within", "as_user", "after", "through", "resolvers",
        "by_dns"}
FEW = 3
LOOKING_UP = {"ping", "trace", "wait", "topology", "check", "endpoint", "watch", "idle"}


def of_resolver(one, resolver):
    """The situation as it is with this resolver: by_dns replaces what is expected."""
    one = dict(one)
    other = one.pop("by_dns", {})
    if resolver == "dns" and one["run"].split()[0] in LOOKING_UP:
        one.update(other)
        one["name"] += " (by dns)"
        one["resolver"] = "dns"
    return one


def situations(resolver):
    """Each situation with each of its resolvers, or with the given one only."""
    for one in written():
        for kind in [resolver] if resolver else one.pop("resolvers", ["system"]):
            yield of_resolver(one, kind)


def written():
    names = set()
    for path in sorted((HERE / "situations").glob("*.toml")):
        whole = tomllib.loads(path.read_text())
        for one in whole["situation"]:
            one.setdefault("resolvers", whole.get("resolvers", ["system"]))
            unknown = set(one) - KEYS
            if unknown:
                sys.exit(f"{path.name}: {one.get('name')}: unknown keys {sorted(unknown)}")
            if one["name"] in names:
                sys.exit(f"{path.name}: '{one['name']}' stands there twice")
            names.add(one["name"])
            one["file"] = path.stem
            yield one


def missing(one):
    for program in one.get("needs", []):
        if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            return f"{program} is not installed"
    return ""


def run_one(one, binary, unshare, reason):
    reason = reason or missing(one)
    if reason:
        return "skipped", reason
    with tempfile.TemporaryDirectory(prefix="rconn-field-") as folder:
        pathlib.Path(folder, "situation.json").write_text(json.dumps(one))
        command = unshare + [sys.executable, str(HERE / "one.py"), folder, binary]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=90,
                                  stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as late:
            return "failed", f"not over after {late.timeout:.0f} s"
    lines = done.stdout.splitlines()
    if not lines or lines[-1].split(":")[0] not in ("passed", "failed", "skipped"):
        return "failed", "the set-up broke\n" + done.stdout + done.stderr
    outcome, _, why = lines[-1].partition(": ")
    return outcome, "\n".join([why] + lines[:-1] if outcome == "failed" else [why])


def tell(one, outcome, why):
    shown = "" if outcome == "passed" else ": " + why
    print(f"{outcome}  {one['file']}: {one['name']}{shown}", flush=True)


def once_more(failures, run):
    """What still fails when it runs alone; all of it if it is more than a few."""
    if len(failures) > FEW:
        return failures
    still = []
    for one, _ in failures:
        outcome, why = run(one)
        if outcome == "failed":
            still.append((one, why))
        else:
            print(f"passed only when it ran alone  {one['file']}: {one['name']}", flush=True)
    return still


def main(kept):
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--only", default="", help="those whose file or name contains this")
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--resolver", choices=["system", "dns"],
                        help="look all names up by this one (the portable build has dns only)")
    arguments = parser.parse_args()
    chosen = [one for one in situations(arguments.resolver)
              if arguments.only in one["file"] or arguments.only in one["name"]]
    if arguments.list:
        for one in chosen:
            print(f"{one['file']}: {one['name']}: {one.get('cause', '-')}")
        return 0
    unshare, reason = isolation()
    binary = os.path.abspath(arguments.binary)

    def run(one):
        return run_one(one, binary, unshare, reason)

    counts = {"passed": 0, "failed": 0, "skipped": 0}
    failures = []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for one, (outcome, why) in zip(chosen, pool.map(run, chosen)):
            counts[outcome] += 1
            tell(one, outcome, why)
            if outcome == "failed":
                failures.append((one, why))
    still = once_more(failures, run)
    counts["passed"] += len(failures) - len(still)
    counts["failed"] = len(still)
    for one, why in still:  # once more: often only the end of a log is kept
        tell(one, "failed", why)
    valid = follows_schema(kept)
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if still or not valid or not counts["passed"] + counts["skipped"] else 0


if __name__ == "__main__":
    with folder_of_json() as kept_json:
        sys.exit(main(kept_json))

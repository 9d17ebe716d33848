"""Sets one situation up, runs rconn in it as JSON and as text, and compares what it says.

usage: one.py FOLDER BINARY, in namespaces of its own; FOLDER/situation.json is the situation.
The last line of output is "passed: ", "failed: WHY" or "skipped: WHY".
"""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

import steps

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from kept_json import keep  # noqa: E402


def all_causes(value):
    """The ids of every cause in a JSON value: that of the report, of members and of problems."""
    if isinstance(value, list):
        return [found for item in value for found in all_causes(item)]
    if not isinstance(value, dict):
        return []
    own = [value["cause"]] if isinstance(value.get("cause"), dict) else []
    return own + [found for key, item in value.items() if key != "cause"
                  for found in all_causes(item)]


def run(one, binary, folder, *more):
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    environment.update(one.get("env", {}))
    words = shlex.split(one["run"])
    more += ("--resolver", one["resolver"]) if "resolver" in one else ()
    if "--" in words:
        at = words.index("--")
        words = words[:at] + list(more) + words[at:]
    else:
        words += more
    as_user = ["setpriv", "--reuid", one["as_user"], "--regid", one["as_user"], "--clear-groups",
               "--"] if "as_user" in one else []
    through = [sys.executable, str(steps.HERE / one["through"])] if "through" in one else []
    return subprocess.run(as_user + through + [binary] + words, cwd=folder, env=environment, capture_output=True,
                          text=True, errors="replace", timeout=40, input=one.get("stdin", ""))


def field_at(path, report):
    """What stands at "boundaries.silent.cut"; None if there is nothing."""
    for name in path.split("."):
        report = report.get(name) if isinstance(report, dict) else None
    return report


def misses_cut(seconds, late, report):
    """Why the boundary of silent connections is not around the age at which they are cut: after so
    many seconds, or later by no more than `late`."""
    boundary = report.get("boundaries", {}).get("silent", {})
    survived, cut = boundary.get("survived", 0), boundary.get("cut_from")
    if cut is None or cut < seconds - 0.15 or survived > seconds + late:
        return [f"cut at {seconds}, which is not told: {boundary}"]
    return []


def differences(one, as_json, as_text):
    """What is not as the situation expects it."""
    told = []
    if as_json.returncode != one["exit"]:
        told.append(f"exit {as_json.returncode}, not {one['exit']}")
    if as_text.returncode != one["exit"]:
        told.append(f"exit {as_text.returncode} as text, not {one['exit']}")
    reports = [json.loads(line) for line in as_json.stdout.splitlines() if line.startswith("{")]
    reports = [report for report in reports if "summary" not in report]
    report = reports[-1] if reports else {}
    if "fault" in one and report.get("fault", "") != one["fault"]:
        told.append(f"fault {report.get('fault')}, not {one['fault']}")
    for path, wanted in one.get("fields", {}).items():
        if field_at(path, report) != wanted:
            told.append(f"{path} is {field_at(path, report)}, not {wanted}")
    if "cut_at" in one:
        told += misses_cut(one["cut_at"], one.get("cut_within", 0.3), report)
    causes = all_causes(report)
    if "cause" in one and one["cause"] not in ([cause["id"] for cause in causes] or [""]):
        told.append(f"causes {[cause['id'] for cause in causes]}, not '{one['cause']}'")
    for cause in causes:
        if "certainty" in one and cause["id"] == one["cause"] and \
                cause["certainty"] != one["certainty"]:
            told.append(f"{cause['certainty']}, not {one['certainty']}")
        if "{" in cause["sentence"] + cause["advice"]:
            told.append("a placeholder is not filled in: " + cause["sentence"] + cause["advice"])
    if report.get("cause") and report.get("hint") != report["cause"]["advice"] \
            and "topology" not in report:
        told.append(f"the hint is not the advice: {report.get('hint')}")
    both = as_json.stdout + as_json.stderr, as_text.stdout + as_text.stderr
    unfolded = [" ".join(text.split()) for text in both]
    for words in one.get("says", []):
        if words not in unfolded[1]:
            told.append(f"does not say '{words}'")
    for words in one.get("never", []):
        if any(words in text for text in unfolded):
            told.append(f"says '{words}'")
    left = [found for text in unfolded for found in re.findall(r"\{[a-z_]+\}", text)]
    if left:  # the rule did not give the value
        told.append(f"leaves {left[0]} in its words")
    return told


def main():
    folder, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
    one = json.loads((folder / "situation.json").read_text())
    place = steps.Place(folder)
    try:
        for step in one.get("setup", []):
            place.do(step)
    except steps.Refused as why:
        print(f"skipped: {why}")
        return
    as_json = run(one, binary, folder, "-o", "json")
    keep("rconn " + one["run"] + " -o json", as_json.stdout)
    as_text = run(one, binary, folder)
    told = differences(one, as_json, as_text)
    for step in one.get("after", []):
        try:
            place.do(step)
        except AssertionError as why:
            told.append(str(why))
    if told:
        print("$ rconn " + one["run"])
        print(as_json.stdout + as_json.stderr + as_text.stdout + as_text.stderr)
        print(place.logs())
    print("failed: " + "; ".join(told).replace("\n", " ") if told else "passed: ")


main()

#!/usr/bin/env python3
"""Checks the workflows and the action: what a mistake in would not show before it runs elsewhere.

- shellcheck passes every script in a `run:`; none holds ${{ }}, whose text a stranger may choose;
- actions of others are named by the hash of a commit, with their version as a comment;
- a workflow says its permissions, and none but `read` for all jobs; checkouts leave no token behind;
- a job says which jobs it needs by names that there are.
"""

import pathlib
import re
import subprocess
import sys

import yaml

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
PINNED = re.compile(r"^\s*(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
FILES = [*sorted((SOURCE / ".github/workflows").glob("*.yml")), SOURCE / "packaging/action/action.yml"]


def shellcheck(script, shell):
    done = subprocess.run(["shellcheck", f"--shell={shell}", "-"], input=script, text=True, capture_output=True)
    return done.stdout.strip()


def script_findings(step, shell):
    script = step["run"]
    if "${{" in script:
        yield "${{ }} in a script: give it in env and read it as a variable"
        return
    if told := shellcheck(script, step.get("shell", shell)):
        yield told


def step_findings(steps, shell):
    for step in steps:
        where = step.get("name") or step.get("uses") or step["run"].splitlines()[0]
        found = list(script_findings(step, shell)) if "run" in step else []
        if step.get("uses", "").startswith("actions/checkout@"):
            if step.get("with", {}).get("persist-credentials") is not False:
                found.append("a checkout without 'persist-credentials: false' leaves a token in .git")
        yield from (f"{where}: {one}" for one in found)


def job_findings(name, job, jobs):
    # In a container, the default shell is sh.
    shell = job.get("defaults", {}).get("run", {}).get("shell", "sh" if "container" in job else "bash")
    needs = job.get("needs", [])
    for needed in [needs] if isinstance(needs, str) else needs:
        if needed not in jobs:
            yield f"{name}: needs {needed}, which there is not"
    if "timeout-minutes" not in job:
        yield f"{name}: no timeout-minutes"
    yield from (f"{name}: {one}" for one in step_findings(job["steps"], shell))


def file_findings(text):
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\s*(- )?uses: (?!\./)", line) and not PINNED.match(line):
            yield f"line {number}: not pinned as OWNER/NAME@HASH # vVERSION: {line.strip()}"
    content = yaml.safe_load(text)
    if "runs" in content:
        yield from step_findings(content["runs"]["steps"], "bash")
        return
    permissions = content.get("permissions")
    if not isinstance(permissions, dict) or set(permissions.values()) - {"read"}:
        yield "permissions for all jobs: say which, and only 'read'; a job that needs more says so itself"
    for name, job in content["jobs"].items():
        yield from job_findings(name, job, content["jobs"])


def main():
    found = [f"{file.relative_to(SOURCE)}: {one}" for file in FILES for one in file_findings(file.read_text())]
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Keeps what rconn printed with -o json in a test, as kept_json.cpp does, and checks it.

Entry points: folder_of_json() and follows_schema() for a run of many tests, keep() for each of them.
keep() does nothing unless $RCONN_KEEP_JSON names a folder.
"""

import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

VARIABLE = "RCONN_KEEP_JSON"


@contextlib.contextmanager
def folder_of_json():
    """A temporary folder for what this process and those that it starts keep."""
    with tempfile.TemporaryDirectory(prefix="rconn-json-") as folder:
        os.environ[VARIABLE] = folder
        yield folder


def follows_schema(folder):
    """Whether the JSON in the folder follows the schema, also if there is none: all may be skipped."""
    if not any(pathlib.Path(folder).iterdir()):
        return True
    validator = pathlib.Path(__file__).resolve().parent / "validate_json.py"
    return subprocess.run([sys.executable, str(validator), folder], check=False).returncode == 0


def keep(command, out):
    """The complete lines of an output; the command line is told if they are wrong."""
    folder = os.environ.get(VARIABLE)
    lines = out[:out.rfind("\n") + 1]
    if not folder or not lines:
        return
    number, _ = tempfile.mkstemp(dir=folder)
    with os.fdopen(number, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write("# " + " ".join(command.split()) + "\n" + lines)

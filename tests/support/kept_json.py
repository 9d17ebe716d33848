"""Keeps what rconn printed with -o json in a test, as kept_json.cpp does.

Entry point: keep(). It does nothing unless $RCONN_KEEP_JSON names a folder.
"""

import os
import tempfile


def keep(command, out):
    """The complete lines of an output; the command line is told if they are wrong."""
    folder = os.environ.get("RCONN_KEEP_JSON")
    lines = out[:out.rfind("\n") + 1]
    if not folder or not lines:
        return
    number, _ = tempfile.mkstemp(dir=folder)
    with os.fdopen(number, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write("# " + " ".join(command.split()) + "\n" + lines)

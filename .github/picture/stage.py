"""Runs commands where the servers of a set-up are, and returns what a terminal would show.

A set-up is a list of steps of tests/field/steps.py, or of names from the set-ups of tests/transcripts. Each has a network,
mounts, processes and a host name of its own, so that servers stand at their usual ports and nothing
of this machine can be seen. Needs root, or user namespaces.
"""

import fcntl
import json
import os
import pathlib
import pty
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
FIELD = HERE.parent.parent / "tests" / "field"
SETUPS = HERE.parent.parent / "tests" / "transcripts" / "setups.toml"
NAMESPACES = ["unshare", "--net", "--mount", "--pid", "--uts", "--fork", "--kill-child", "--mount-proc"]


def steps_of(parts):
    """The steps of set-ups; what is not the name of one is a step itself."""
    setups = tomllib.loads(SETUPS.read_text())
    return [step for part in parts
            for step in (steps_of(setups[part]) if part in setups else [part])]


def on_stage(binary, parts, commands, columns=0):
    """What each command prints, standard error included. With columns: on a terminal so wide."""
    steps = steps_of(parts)
    command = NAMESPACES if os.geteuid() == 0 else NAMESPACES[:1] + ["--user", "--map-root-user"] + \
        NAMESPACES[1:]
    with tempfile.TemporaryDirectory(prefix="rconn-stage-") as folder:
        (pathlib.Path(folder) / "bin").mkdir()
        shutil.copy(binary, pathlib.Path(folder) / "bin" / "rconn")
        task = json.dumps({"folder": folder, "steps": steps, "commands": commands, "columns": columns})
        done = subprocess.run(command + [sys.executable, __file__], input=task, text=True,
                              capture_output=True, timeout=300)
        if done.returncode != 0:
            sys.exit(f"{parts}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def shown(command, folder, columns):
    """One command in a shell whose output is a pipe, or a terminal of so many columns."""
    environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}:/usr/sbin:/sbin", "HOME": folder,
                   "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    if not columns:
        return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, text=True,
                              errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120).stdout
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(["sh", "-c", command], cwd=folder, env=environment, stdin=theirs,
                               stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    written = b""
    while True:
        try:
            got = os.read(ours, 65536)
        except OSError:  # the last writer has closed the terminal
            break
        if not got:
            break
        written += got
    process.wait()
    return written.decode(errors="replace").replace("\r\n", "\n")


def main():
    task = json.load(sys.stdin)
    sys.path.insert(0, str(FIELD))
    import steps
    subprocess.run(["hostname", "host"], check=True)
    place = steps.Place(pathlib.Path(task["folder"]))
    for step in task["steps"]:
        place.do(step)
    print(json.dumps([shown(command, task["folder"], task["columns"]) for command in task["commands"]]))


if __name__ == "__main__":
    main()

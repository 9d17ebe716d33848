"""A terminal with a shell in it: tmux, which keeps the screen and answers what shells ask a terminal."""

import itertools
import subprocess
import time

LIMIT = 120  # seconds for anything to appear: only a shell that hangs takes them
SETTINGS = "set -g status off\nset -sg escape-time 0\nset -g default-terminal screen-256color\n"

numbers = itertools.count()


class Terminal:
    def __init__(self, folder, command, environment, columns=100, rows=150):
        self.socket = str(folder / f"tmux-{next(numbers)}")
        settings = folder / "tmux.conf"
        settings.write_text(SETTINGS)
        words = ["env", "-i", *(f"{name}={value}" for name, value in environment.items()), *command]
        self.tmux("-f", str(settings), "new-session", "-d", "-c", str(folder), "-x", str(columns), "-y", str(rows), *words)

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"tmux {arguments[0]}: {done.stderr.strip()}"
        return done.stdout

    def type(self, text):
        self.tmux("send-keys", "-l", "--", text)

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def screen(self):
        """Its lines, without empty ones at the end."""
        return self.tmux("capture-pane", "-p", "-J").rstrip().split("\n")

    def wait(self, what, holds):
        """The screen as soon as holds(screen)."""
        end = time.monotonic() + LIMIT
        while not holds(screen := self.screen()):
            assert time.monotonic() < end, f"no {what} after {LIMIT} s:\n" + "\n".join(screen)
            time.sleep(0.02)
        return screen

    def close(self):
        self.tmux("kill-server")

"""What the checks came to: a line for each, and the last line that counts them."""

import contextlib
import subprocess


class Skipped(Exception):
    """The machine cannot run this; the text says why."""


def told(error):
    if isinstance(error, subprocess.CalledProcessError):
        return f"{' '.join(map(str, error.cmd))}: exit {error.returncode}\n{error.stdout}{error.stderr}"
    return str(error) or type(error).__name__


class Results:
    def __init__(self):
        self.counts = {"passed": 0, "failed": 0, "skipped": 0}
        self.prefix = ""

    def add(self, outcome, name, why=""):
        self.counts[outcome] += 1
        print(f"{outcome}  {self.prefix}{name}" + (f": {why}" if why else ""), flush=True)

    @contextlib.contextmanager
    def check(self, name):
        """with check(SENTENCE): an exception in there makes it fail or be skipped; the rest goes on."""
        try:
            yield
        except Skipped as reason:
            self.add("skipped", name, str(reason))
        except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
            self.add("failed", name, told(error))
        else:
            self.add("passed", name)

    @contextlib.contextmanager
    def section(self, name):
        """Checks of which each needs those before it: what breaks between them ends the section."""
        outer, self.prefix = self.prefix, f"{self.prefix}{name}: "
        try:
            yield
        except Skipped as reason:
            self.add("skipped", "the rest", str(reason))
        except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
            self.add("failed", "the rest can be tried", told(error))
        finally:
            self.prefix = outer

    def tell(self):
        print(", ".join(f"{count} {outcome}" for outcome, count in self.counts.items()))
        return 1 if self.counts["failed"] else 0

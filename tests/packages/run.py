#!/usr/bin/env python3
"""Installs, runs, upgrades and removes the packages in clean roots, and says what came of it.

usage: run.py PACKAGES MORE CACHE [PART...]
PACKAGES  the folder of the deb, the rpm, the tar.gz and the image, in the one of the build trees
MORE      a folder with two: older, with a deb and an rpm of a lower version; again, with both made once more
CACHE     where fresh roots of Debian are kept for the next run
PART      one of PARTS below; without one, all

All happens in namespaces of its own: processes and mounts end with it. Roots are in memory. Only the
installation of Debian's packages uses the network; rconn runs where there is loopback alone.
What cannot run here is skipped, with the reason. The last line counts: "N passed, N failed, N skipped".
"""

import concurrent.futures
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import action
import archive
import debian
import image
import portable
import redhat
import release
from place import Place
from results import Results

INSIDE = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
          "--propagation", "private"]


def why_not():
    """Why roots cannot be made here, or nothing."""
    for words in (INSIDE + ["mount", "-t", "tmpfs", "none", "/mnt"],
                  INSIDE + ["unshare", "--net", "ip", "link", "set", "lo", "up"]):
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode != 0:
            return "no namespaces of its own here: " + done.stderr.strip()
    return ""


PARTS = ("again", "portable", "empty", "busybox", "image", "action", "release", "rpm", *debian.SUITES)


class Packages:
    """The files to try; there must be one of each."""

    def __init__(self, folder, more):
        older, again = pathlib.Path(more, "older"), pathlib.Path(more, "again")
        self.folder = pathlib.Path(folder)
        self.deb, self.rpm = self.only(folder, ".deb"), self.only(folder, ".rpm")
        self.tar, self.image = self.only(folder, ".tar.gz"), self.only(folder, ".image.tar")
        self.older_deb, self.older_rpm = self.only(older, ".deb"), self.only(older, ".rpm")
        self.again = {self.deb: self.only(again, ".deb"), self.rpm: self.only(again, ".rpm")}

    @staticmethod
    def only(folder, suffix):
        found = list(pathlib.Path(folder).glob("*" + suffix))
        if len(found) != 1:
            sys.exit(f"{folder}: {len(found)} files end in {suffix}, not one")
        return found[0]


def check_debian(results, place, suite, fresh, packages):
    root = debian.root_of(place, suite, fresh)
    debian.check(results, place, root, packages.deb, packages.older_deb)
    archive.check_in(results, root, packages.tar)
    debian.check_trust(results, root, "/usr/local/bin/rconn")
    debian.check_lintian(results, root, packages.deb)
    root.remove()


def check_again(results, packages):
    for file, again in packages.again.items():
        with results.check(f"the same binary gives the same {file.suffix[1:]}, whoever packs it, wherever"):
            assert file.read_bytes() == again.read_bytes(), f"{file} and {again} differ"


def inside(scratch, folder, more, cache, *parts):
    packages, parts = Packages(folder, more), parts or PARTS
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "packages", scratch], check=True)
    results, place = Results(), Place(pathlib.Path(scratch), pathlib.Path(cache))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        fresh = {suite: pool.submit(debian.make_root, place, suite)
                 for suite in debian.SUITES if suite in parts}
        if "again" in parts:
            check_again(results, packages)
        if "portable" in parts:
            binary = place.folder / "binary"
            binary.write_bytes(archive.binary_in(packages.tar))
            binary.chmod(0o755)
            portable.check(results, place, binary)
        if "empty" in parts:
            archive.check_empty_root(results, place, packages.tar)
        if "busybox" in parts:
            archive.check_busybox_root(results, place, packages.tar)
        if "image" in parts:
            image.check(results, place, packages.image, packages.tar)
        if "action" in parts:
            action.check(results, place, packages.tar)
        if "release" in parts:
            release.check(results, place, packages.tar, packages.folder.parent / "portable")
        if "rpm" in parts:
            redhat.check(results, place, packages.rpm, packages.older_rpm)
        for suite, root in fresh.items():
            with results.section(suite):
                check_debian(results, place, suite, root.result(), packages)
    return results.tell()


def main():
    if sys.argv[1] == "--inside":
        return inside(*sys.argv[2:])
    reason = why_not()
    if reason:
        print(f"skipped  all: {reason}\n0 passed, 0 failed, 1 skipped")
        return 0
    # subprocess.run() ends the namespaces when an exception passes through it.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    scratch = tempfile.mkdtemp(prefix="rconn-packages-")
    try:
        return subprocess.run([*INSIDE, sys.executable, "-B", __file__, "--inside", scratch,
                               *sys.argv[1:]]).returncode
    finally:
        shutil.rmtree(scratch)  # empty: what was mounted there has ended


if __name__ == "__main__":
    sys.exit(main())

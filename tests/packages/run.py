#!/usr/bin/env python3
"""Installs, runs, upgrades and removes the packages in clean roots, and says what came of it.

usage: run.py PACKAGES OLDER CACHE
PACKAGES  the folder of the deb, the rpm, the tar.gz and the image, in the one of the build trees
OLDER     the folder of a deb and an rpm of a lower version
CACHE     where fresh roots of Debian are kept for the next run

All happens in namespaces of its own: processes and mounts end with it. Roots are in memory. Only the
installation of Debian's packages uses the network; rconn runs where there is loopback alone.
What cannot run here is skipped, with the reason. The last line counts: "N passed, N failed, N skipped".
"""

import concurrent.futures
import pathlib
import shutil
import subprocess
import sys
import tempfile

import action
import archive
import debian
import image
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


def only(folder, suffix):
    found = sorted(pathlib.Path(folder).glob("*" + suffix))
    if len(found) != 1:
        sys.exit(f"{folder}: {len(found)} files end in {suffix}, not one")
    return found[0]


def inside(scratch, packages, older, cache):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "packages", scratch], check=True)
    results, place = Results(), Place(pathlib.Path(scratch), pathlib.Path(cache))
    deb, tar = only(packages, ".deb"), only(packages, ".tar.gz")
    with concurrent.futures.ThreadPoolExecutor() as pool:
        fresh = {suite: pool.submit(debian.make_root, place, suite) for suite in debian.SUITES}
        archive.check_empty_root(results, place, tar)
        archive.check_busybox_root(results, place, tar)
        image.check(results, place, only(packages, ".image.tar"), tar)
        action.check(results, place, tar)
        release.check(results, place, tar, pathlib.Path(packages).parent / "portable")
        redhat.check(results, place, only(packages, ".rpm"), only(older, ".rpm"))
        debian.check_lintian(results, deb)
        for suite in debian.SUITES:
            with results.section(suite):
                root = debian.root_of(place, suite, fresh[suite].result())
                debian.check(results, place, root, deb, only(older, ".deb"))
                archive.check_in(results, root, tar)
                debian.check_trust(results, root, "/usr/local/bin/rconn")
                if suite != debian.own_suite():
                    debian.check_lintian_of(results, root, deb)
                root.remove()
    return results.tell()


def main():
    if sys.argv[1] == "--inside":
        return inside(*sys.argv[2:])
    reason = why_not()
    if reason:
        print(f"skipped  all: {reason}\n0 passed, 0 failed, 1 skipped")
        return 0
    scratch = tempfile.mkdtemp(prefix="rconn-packages-")
    try:
        return subprocess.run([*INSIDE, sys.executable, __file__, "--inside", scratch,
                               *sys.argv[1:]]).returncode
    finally:
        shutil.rmtree(scratch)  # empty: what was mounted there has ended


if __name__ == "__main__":
    sys.exit(main())

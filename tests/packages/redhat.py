"""The rpm in a root that rpm made: what the package requires is there as an rpm, and nothing else is.

That rpm holds the C library and OpenSSL of this machine, and rpm derives from the files what they
provide, as it derives from rconn what that requires.
"""

import pathlib
import re
import shutil
import subprocess

from man_pages import man_pages
from place import SYSTEM, Root, check_running, run
from results import Skipped

SPEC = """\
Name: system
Version: 1
Release: 1
Summary: what every system has
License: none
Provides: rtld(GNU_HASH)
%define __spec_install_post %{nil}
%description
The libraries that programs need.
%files
%dir /etc
%dir /usr
%dir /usr/bin
%dir /usr/lib
%dir /usr/lib/systemd
%dir /usr/lib/systemd/system
%dir /usr/share
%dir /usr/share/doc
%dir /usr/share/man
%dir /usr/share/man/man1
"""


def libraries(*files):
    """All that the files need, by the names under which they are loaded."""
    found = set()
    for file in files:
        for line in run("ldd", file).splitlines():
            match = re.search(r"(/\S+) \(0x", line)
            if match:
                found.add(pathlib.Path(match[1]))
    return found


def openssl_of_machine():
    for line in run("ldconfig", "-p").splitlines():
        if line.strip().startswith("libssl.so.3 "):
            return pathlib.Path(line.split("=> ")[1])
    raise Skipped("this machine has no libssl.so.3")


def make_system(place, rconn):
    """The rpm of the basic system."""
    folder = place.folder / "system"
    tree = folder / "tree"
    openssl = openssl_of_machine()
    wanted = libraries(rconn, openssl) | {openssl}
    spec = SPEC
    for file in sorted(wanted):
        target = tree / str(file).lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.resolve(), target)
        target.chmod(0o755)
        spec += f"{file}\n"
    for line in SPEC.splitlines():
        if line.startswith("%dir "):
            (tree / line.split("/", 1)[1]).mkdir(parents=True, exist_ok=True)
    (folder / "system.spec").write_text(spec)
    run("rpmbuild", "-bb", "--define", f"_topdir {folder}", "--buildroot", tree,
        folder / "system.spec")
    return next(folder.glob("RPMS/*/*.rpm"))


def check(results, place, package, older):
    with results.section("rpm"):
        if not shutil.which("rpm"):
            raise Skipped("no rpm")
        root = Root(place, "rpms")

        def rpm(*words):
            return run("rpm", "--root", root.path, "--dbpath", "/var/lib/rpm", *words)

        def query(file, what):
            return run("rpm", "-qp", "--qf", f"%{{{what}}}", file)

        with results.check("licence, summary, address and maker are said, and no group"):
            assert query(package, "LICENSE").startswith("MIT AND "), query(package, "LICENSE")
            assert query(package, "SUMMARY") and query(package, "URL").startswith("https://")
            assert query(package, "GROUP") in ("Unspecified", "(none)"), query(package, "GROUP")
        with results.check("rpm does not install it where what it requires is missing"):
            done = subprocess.run(["rpm", "--root", root.path, "-i", older], capture_output=True,
                                  text=True, env=SYSTEM)
            assert done.returncode and "libc.so.6(" in done.stderr, done.stderr
            assert "libssl.so.3" in done.stderr, done.stderr
        rpm("-i", "--nodeps", package)
        system = make_system(place, root.path / "usr/bin/rconn")
        rpm("-e", "rconn")
        rpm("-i", system)
        before = root.files()
        with results.check("rpm installs it where what it requires is there"):
            rpm("-i", older)
            assert rpm("-q", "--qf", "%{VERSION}", "rconn") == query(older, "VERSION")
        with results.check("rpm upgrades it"):
            rpm("-U", package)
            assert rpm("-q", "--qf", "%{VERSION}\\n", "rconn") == query(package, "VERSION") + "\n"
        with results.check("each file is as the package says"):
            assert not rpm("-V", "rconn")
        with results.check("man pages, completions and the JSON Schema are where a Red Hat looks"):
            listed = set(rpm("-ql", "rconn").splitlines())
            missing = {*(f"/usr/share/{page}" for page in man_pages()), "/usr/share/zsh/site-functions/_rconn",
                       "/usr/share/bash-completion/completions/rconn",
                       "/usr/share/fish/vendor_completions.d/rconn.fish",
                       "/usr/share/rconn/rconn-json.schema.json"} - listed
            assert not missing, missing
        root.copy(place.ca, "ca.pem")
        root.resolve_by_place()
        check_running(results, root, "/usr/bin/rconn", query(package, "VERSION"))
        for file in ("ca.pem", "etc/hosts", "etc/resolv.conf"):
            (root.path / file).unlink()
        with results.check("nothing is left once it is erased"):
            rpm("-e", "rconn")
            left = root.files() ^ before
            assert not left, sorted(left)
        root.remove()

"""The archive of the portable binary: unpacked and run where there is nothing else."""

import pathlib
import re
import shutil
import tarfile

from man_pages import man_pages
from place import PORT, Root, check_running, run

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
RCONN = "/bin/rconn"


def version_of(tar):
    return re.fullmatch(r"rconn-(.+)-linux-\w+\.tar\.gz", tar.name)[1]


def binary_in(tar):
    """The content of the program."""
    with tarfile.open(tar) as files:
        member = next(one for one in files.getmembers() if one.name.endswith("/bin/rconn"))
        return files.extractfile(member).read()


def unpack(root, tar, under=""):
    """As a user would: without the archive's folder."""
    target = root.path / under
    target.mkdir(parents=True, exist_ok=True)
    run("tar", "-xzf", tar, "-C", target, "--strip-components=1")


def check_contents(results, tar):
    with tarfile.open(tar) as archive:
        members = {one.name: one for one in archive.getmembers()}
    with results.check("all is in one folder that names version and system"):
        folder = tar.name.removesuffix(".tar.gz")
        assert all(name == folder or name.startswith(folder + "/") for name in members), members
    with results.check("binary, man pages, completions and licences are there, and nothing belongs to a user"):
        wanted = {"bin/rconn", *(f"share/{page}" for page in man_pages()), "share/zsh/site-functions/_rconn",
                  "share/bash-completion/completions/rconn",
                  "share/fish/vendor_completions.d/rconn.fish", "share/rconn/rconn-json.schema.json",
                  *(f"share/doc/rconn/{name}" for name in (
                      "LICENSE", "README.md", "CHANGELOG.md", "copyright", "Apache-2.0.txt",
                      "LGPL-2.1.txt")),
                  *(f"share/doc/rconn/examples/{name}" for name in (
                      "config.toml", "rconn.rules.yml", "scrape.yml", "exporter.yml", "sidecar.yml",
                      "rconn.service", "rconn.socket"))}
        files = {name.split("/", 1)[1] for name, one in members.items() if one.isfile()}
        assert files == wanted, files ^ wanted
        assert all(one.uid == one.gid == 0 for one in members.values())


def check_empty_root(results, place, tar):
    """The binary alone: no /proc, no /etc, no shell; then with files that only name servers."""
    version = version_of(tar)
    with results.section("tar.gz"):
        check_contents(results, tar)
        root = Root(place, "empty")
        unpack(root, tar)
        shutil.rmtree(root.path / "share")
    with results.section("tar.gz, empty root"):
        with results.check("rconn tells its version where there is nothing but rconn"):
            assert [str(one.relative_to(root.path)) for one in root.path.rglob("*")] == [
                "bin", "bin/rconn"]
            assert version in root.run(RCONN, "--version")
        with results.check("a ping needs no file at all"):
            assert root.run(RCONN, "ping", f"127.0.0.1:{PORT}").startswith("PONG")
        with results.check("localhost needs no file at all"):
            assert root.run(RCONN, "ping", f"localhost:{PORT}").startswith("PONG")
        root.copy(place.ca, "ca.pem")
        root.resolve_by_place()
        check_running(results, root, RCONN, version)
    with results.section("tar.gz, empty root that cannot be written, a user without a name"):
        root.make_read_only()
        check_running(results, root, RCONN, version, nobody=True)
        root.remove()


def check_busybox_root(results, place, tar):
    """Busybox linked with nothing: what images of small distributions look like."""
    with results.section("tar.gz, root of busybox"):
        root = Root(place, "busybox")
        root.copy(shutil.which("busybox"), "bin/busybox")
        root.run("/bin/busybox", "--install", "-s", "/bin")
        unpack(root, tar, "usr/local")
        with results.check("its shell finds and runs rconn"):
            told = root.run("/bin/sh", "-c", f"rconn ping -q 127.0.0.1:{PORT} && echo reached")
            assert told == "reached\n", told
        with results.check("wait runs a command of its"):
            told = root.run("/usr/local/bin/rconn", "wait", "-q", f"127.0.0.1:{PORT}", "--", "echo", "up")
            assert told == "up\n", told
        root.copy(place.ca, "ca.pem")
        root.resolve_by_place()
        check_running(results, root, "/usr/local/bin/rconn", version_of(tar))
        root.remove()


def check_in(results, root, tar):
    """In the root of a distribution that asks the name server of the place and has /ca.pem."""
    with results.section("tar.gz in /usr/local"):
        unpack(root, tar, "usr/local")
        check_running(results, root, "/usr/local/bin/rconn", version_of(tar))

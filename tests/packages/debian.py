"""The deb in fresh roots of Debian: installed by apt-get, run, upgraded, removed, purged."""

import gzip
import os
import pathlib
import shutil
import subprocess
import urllib.request

from man_pages import man_pages
from place import SYSTEM, TLS_PORT, Root, check_running, run
from results import Skipped

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SUITES = ("bookworm", "trixie")
MIRROR = "http://deb.debian.org/debian"


# --- Fresh roots ---------------------------------------------------------------------------------

def mirror():
    """That of this machine, if it is a Debian."""
    told = run("apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)")
    for line in told.splitlines():
        origin, label, address = line.split("|")
        if (origin, label) == ("Debian", "Debian"):
            return address.rstrip("/")
    return MIRROR


def proxy():
    """The one that this machine's apt uses, as programs take it from the environment."""
    told = run("apt-config", "dump", "--format", "%v", "Acquire::http::Proxy").strip()
    if told and told != "DIRECT":
        return {"http_proxy": told}
    return {"http_proxy": os.environ["http_proxy"]} if "http_proxy" in os.environ else {}


def need_mirror(suite):
    for program in ("debootstrap", "apt-get"):
        if not shutil.which(program):
            raise Skipped(f"no {program}")
    address = f"{mirror()}/dists/{suite}/Release"
    through = urllib.request.ProxyHandler({"http": one for one in proxy().values()})
    try:
        urllib.request.build_opener(through).open(address, timeout=30).close()
    except OSError as error:
        raise Skipped(f"{address}: {error}") from error


def make_root(place, suite):
    """A tar of a fresh root, from the cache if it is there."""
    need_mirror(suite)
    tar = place.cache / f"{suite}.tar"
    if tar.exists():
        return tar
    fresh = place.folder / f"{suite}.fresh"
    run("debootstrap", "--variant=minbase", suite, fresh, mirror(), timeout=1200,
        env={**SYSTEM, **proxy()})
    # Whoever owns the folder above may remove it, root or not.
    place.cache.mkdir(parents=True, exist_ok=True)
    shutil.chown(place.cache, place.cache.parent.stat().st_uid)
    part = tar.with_suffix(f".{os.getpid()}")
    run("tar", "--numeric-owner", "-cf", part, "-C", fresh, ".")
    part.rename(tar)
    shutil.rmtree(fresh)
    return tar


def root_of(place, suite, tar):
    root = Root(place, suite)
    run("tar", "--numeric-owner", "-xf", tar, "-C", root.path)
    root.mount("-t", "proc", "proc", at="proc")
    root.write("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n")  # start no services
    (root.path / "usr/sbin/policy-rc.d").chmod(0o755)
    # How this machine's apt reaches the mirror.
    keys = ("Acquire::http", "Acquire::https", "Acquire::Check-", "Acquire::Retries")
    settings = run("apt-config", "dump", "Acquire").splitlines()
    settings += [f'Acquire::http::Proxy "{one}";' for one in proxy().values()]
    root.write("etc/apt/apt.conf.d/90test", "".join(
        line + "\n" for line in settings if line.startswith(keys)))
    resolve_by_machine(root)
    root.run("apt-get", "-q", "update", network=True, timeout=300)
    return root


def resolve_by_machine(root):
    for file in ("etc/hosts", "etc/resolv.conf"):
        root.copy(pathlib.Path("/", file), file)


def install(root, *packages):
    resolve_by_machine(root)
    root.run("apt-get", "-q", "-y", "install", *packages, network=True, timeout=600)


def suite_of(root):
    for line in pathlib.Path(root, "etc/os-release").read_text().splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.split("=")[1]
    return ""


# --- Checks --------------------------------------------------------------------------------------

def state(root, package):
    """Its version if it is installed."""
    told = root.run("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status} ${Version}\n")
    for line in told.splitlines():
        name, status, version = line.split(" ")
        if name == package and status == "installed":
            return version
    return ""


def check_files(results, root):
    with results.check("each man page is where man looks, and is the one of the sources"):
        for packed, page in man_pages().items():
            assert gzip.decompress((root.path / "usr/share" / packed).read_bytes()) == page.read_bytes()
    with results.check("bash completes"):
        told = root.run("bash", "-c", ". /usr/share/bash-completion/completions/rconn && "
                        "COMP_WORDS=(rconn top) COMP_CWORD=1 COMP_LINE='rconn top' COMP_POINT=9 && "
                        "_rconn rconn top rconn && echo ${COMPREPLY[@]}")
        assert told.split() == ["topology"], told
    with results.check("the completions of zsh and fish are where Debian's shells look"):
        for file, own in (("zsh/vendor-completions/_rconn", "_rconn"),
                          ("fish/vendor_completions.d/rconn.fish", "rconn.fish")):
            there = (root.path / "usr/share" / file).read_bytes()
            assert there == (SOURCE / "completions" / own).read_bytes(), file
    with results.check("the JSON Schema is the one of the sources"):
        assert (root.path / "usr/share/rconn/rconn-json.schema.json").read_bytes() == (
            SOURCE / "schema/rconn-json.schema.json").read_bytes()
    with results.check("the units of systemd are there, and none is enabled"):
        for unit in ("rconn.service", "rconn.socket"):
            there = (root.path / "usr/lib/systemd/system" / unit).read_bytes()
            assert there == (SOURCE / "packaging/systemd" / unit).read_bytes(), unit
        enabled = [str(one) for one in (root.path / "etc/systemd").rglob("*") if "rconn" in one.name]
        assert not enabled, enabled
    with results.check("the example of a configuration is one that serve --check takes"):
        root.run("rconn", "serve", "--check", "/usr/share/doc/rconn/examples/config.toml")


def check_trust(results, root, program="rconn"):
    with results.check("a TLS ping succeeds with an authority that the system trusts"):
        told = root.run(program, "ping", "--tls", f"127.0.0.1:{TLS_PORT}")
        assert told.startswith("PONG from 127.0.0.1:6380"), told


def check(results, place, root, deb, older):
    version, lower = (run("dpkg-deb", "-f", one, "Version").strip() for one in (deb, older))
    with results.section("deb"):
        for one in (deb, older):
            root.copy(one, f"tmp/{one.name}")
        with results.check("apt-get installs it with OpenSSL and the authorities"):
            install(root, f"/tmp/{older.name}")
            assert state(root, "rconn") == lower
            assert state(root, "libssl3t64") or state(root, "libssl3")
            assert state(root, "ca-certificates")
        root.copy(place.ca, "ca.pem")
        root.copy(place.ca, "usr/local/share/ca-certificates/test.crt")
        root.run("update-ca-certificates")
        root.resolve_by_place()
        root.run("dpkg", "--purge", "rconn")
        before = root.files()
        root.run("dpkg", "-i", f"/tmp/{older.name}")
        with results.check("apt-get upgrades it"):
            root.run("apt-get", "-q", "-y", "install", f"/tmp/{deb.name}")
            assert state(root, "rconn") == version
        with results.check("each file is as the package says"):
            told = root.run("dpkg", "--verify", "rconn")
            assert not told, told
        check_files(results, root)
        check_running(results, root, "rconn", version)
        check_trust(results, root, "rconn")
        with results.check("nothing is left once it is removed"):
            root.run("apt-get", "-q", "-y", "remove", "rconn")
            # dpkg keeps these until the purge, which runs the script.
            kept = ("var/lib/dpkg/info/rconn.list ", "var/lib/dpkg/info/rconn.postrm ")
            left = [one for one in root.files() ^ before if not one.startswith(kept)]
            assert not left, sorted(left)
        with results.check("nothing is left once it is installed again and purged"):
            root.run("dpkg", "-i", f"/tmp/{deb.name}")
            root.run("apt-get", "-q", "-y", "purge", "rconn")
            left = root.files() ^ before
            assert not left, sorted(left)


def check_lintian(results, root, deb):
    """By the lintian of this machine if it is the same Debian, else by that of the root."""
    with results.check("lintian has no errors and no warnings"):
        enter = []
        if suite_of("/") != suite_of(root.path) or not shutil.which("lintian"):
            install(root, "--no-install-recommends", "lintian")
            enter, deb = ["chroot", root.path], f"/tmp/{deb.name}"
        done = subprocess.run([*enter, "lintian", "--allow-root", "--fail-on", "error,warning", deb],
                              capture_output=True, text=True, env=SYSTEM, timeout=600)
        assert done.returncode == 0 and not done.stdout, done.stdout + done.stderr

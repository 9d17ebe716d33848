"""The GitHub action: its script, run with the inputs of action.yml as a runner does, against a real server.

Releases come from a web server on loopback. A canary in each value shows whether something ran it.
"""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import tarfile

from archive import binary_in, version_of
from place import PORT, SYSTEM, TLS_PORT
from results import Skipped

ACTION = pathlib.Path(__file__).resolve().parent.parent.parent / "packaging/action"
WEB = "8080"
OTHER = "6390"  # nothing listens there
LOCKED = "6391"


class Runner:
    """What a runner of GitHub gives the script: the inputs in the environment, and files to write to."""

    def __init__(self, place, definition, version):
        self.place, self.definition, self.version = place, definition, version
        self.folder = place.folder / "runner"
        self.folder.mkdir()
        self.bin = self.folder / "bin"  # with `rconn`, if a check puts it there
        self.bin.mkdir()

    def run(self, before=None, expected=0, **inputs):
        """The outputs, what was printed, and the summary. `before`: a folder of PATH before the system's;
        `expected`: the exit status, or None for any that tells a failure."""
        known = self.definition["inputs"]
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= known.keys(), given
        env = {}
        for name, value in self.definition["runs"]["steps"][0]["env"].items():
            of = re.fullmatch(r"\$\{\{ inputs\.([a-z0-9-]+) \}\}", value)[1]
            env[name] = given.get(of, known[of]["default"])
        for name in ("output", "path", "summary"):
            (self.folder / name).write_text("")
        done = subprocess.run(
            [*self.place.enter, "bash", ACTION / "wait.sh"], text=True, capture_output=True, timeout=120,
            cwd=self.folder, stdin=subprocess.DEVNULL,
            env={**SYSTEM, **env, "PATH": (f"{before}:" if before else "") + SYSTEM["PATH"],
                 "RUNNER_TEMP": str(self.folder), "GITHUB_OUTPUT": str(self.folder / "output"),
                 "GITHUB_PATH": str(self.folder / "path"),
                 "GITHUB_STEP_SUMMARY": str(self.folder / "summary")})
        failed_somehow = expected is None and done.returncode != 0
        assert failed_somehow or done.returncode == expected, (done.returncode, done.stdout, done.stderr)
        assert not self.ran(), "a value was run as a command"
        return outputs(self.folder / "output"), done.stdout, (self.folder / "summary").read_text()

    def ran(self):
        return (self.folder / "ran").exists()


def outputs(file):
    """As the runner reads them: NAME<<END, lines, END."""
    found, lines = {}, iter(file.read_text().split("\n"))
    for line in lines:
        if line:
            name, end = line.split("<<")
            found[name] = "\n".join(iter(lambda: next(lines), end))
    return found


class Release:
    """A web server with one release, whose files a check may change."""

    def __init__(self, place, tar, version):
        self.folder = place.folder / "releases" / f"v{version}"
        self.folder.mkdir(parents=True)
        self.tar = self.folder / tar.name
        shutil.copy(tar, self.tar)
        self.url = f"http://127.0.0.1:{WEB}"
        self.sum()
        place.start("python3", "-m", "http.server", WEB, "--bind", "127.0.0.1", "--directory",
                    self.folder.parent)
        place.until_listening("-t", WEB)

    def hash(self):
        return hashlib.sha256(self.tar.read_bytes()).hexdigest()

    def sum(self, value=None):
        (self.folder / "SHA256SUMS").write_text(f"{'0' * 64}  other.tar.gz\n{value or self.hash()}  {self.tar.name}\n")


def check_definition(results, definition, version):
    step = definition["runs"]["steps"][0]
    script = (ACTION / "wait.sh").read_text()
    with results.check("no text of an input becomes text of a script"):
        assert "${{" not in step["run"] and "${{" not in script
        assert len(definition["runs"]["steps"]) == 1
    with results.check("each input reaches the script, and the script reads no other"):
        assert len(step["env"]) == len(definition["inputs"])
        read = set(re.findall(r"\bRCONN_[A-Z0-9]+", script))
        assert read == set(step["env"]), read ^ set(step["env"])
    with results.check("each output is one that the script writes"):
        written = set(re.findall(r"^ *output ([a-z]+) ", script, re.M))
        assert written == set(definition["outputs"]), written
    with results.check("it downloads the version of its own sources"):
        assert f"\nown_version={version} " in script


def check_download(results, runner, release):
    def wait(expected=0, **inputs):
        return runner.run(expected=expected, release_url=release.url, target=f"127.0.0.1:{PORT}", **inputs)

    with results.check("it downloads its version, compares the hash and waits"):
        found, told, summary = wait()
        assert found["exit"] == "0" and found["fault"] == "", found
        assert json.loads(found["report"])["verdict"] == "ready", found
        assert "ready" in told and "::error" not in told and "rconn: ready" in summary, (told, summary)
        assert (runner.folder / "path").read_text().strip() == str(pathlib.Path(found["rconn"]).parent)
    with results.check("the version may be given, with or without v"):
        wait(version=runner.version)
        wait(version="v" + runner.version)
    with results.check("the hash may be given, and SHA256SUMS is not asked then"):
        release.sum("1" * 64)
        wait(sha256=release.hash())
    with results.check("an archive with another hash is refused, and nothing of it is run"):
        good = release.tar.read_bytes()
        evil = runner.folder / f"rconn-{runner.version}-evil"
        with tarfile.open(release.tar, "w:gz") as archive:
            evil.write_text(f"#!/bin/sh\ntouch {runner.folder}/ran\n")
            evil.chmod(0o755)
            archive.add(evil, release.tar.name.removesuffix(".tar.gz") + "/bin/rconn")
        release.sum(hashlib.sha256(good).hexdigest())
        found, told, _ = wait(expected=3)
        assert "is not what was released" in told and found["exit"] == "3", told
        assert "rconn" not in found, found
        wait(expected=3, sha256=hashlib.sha256(good).hexdigest())
        release.tar.write_bytes(good)
    with results.check("an archive that SHA256SUMS does not name is refused"):
        (release.folder / "SHA256SUMS").write_text(f"{release.hash()}  other.tar.gz\n")
        assert "has no rconn-" in wait(expected=3)[1]
        release.sum()
    with results.check("a release that is not there is said"):
        assert "cannot download" in wait(expected=3, version="9.9.9")[1]
    with results.check("plain http is refused but from this machine"):
        told = runner.run(expected=3, release_url="http://localhost:" + WEB)[1]
        assert "cannot download" in told, told
    for bad in ("../1.0.0", "1.0", "1.0.0;touch ran", "$(touch ran)", "1.0.0\n1.0.0"):
        with results.check(f"{bad!r} is no version"):
            assert "give one such as" in wait(expected=3, version=bad)[1]


def check_choice(results, runner, release, rconn):
    def wait(**inputs):
        return runner.run(release_url=release.url, target=f"127.0.0.1:{PORT}", **inputs)[0]["rconn"]

    with results.check("an rconn on PATH is used"):
        shutil.copy(rconn, runner.bin / "rconn")
        assert wait(before=runner.bin) == str(runner.bin / "rconn")
    with results.check("but not if another version is asked for"):
        other = runner.folder / "other"
        other.mkdir()
        (other / "rconn").write_text("#!/bin/sh\necho rconn 0.0.1\n")
        (other / "rconn").chmod(0o755)
        used = wait(before=other, version=runner.version)
        assert used != str(other / "rconn"), used
    with results.check("a path is used as it is, with spaces in it"):
        spaced = runner.folder / "my rconn $(touch ran)"
        shutil.copy(rconn, spaced)
        assert wait(path=str(spaced)) == str(spaced)
    with results.check("a path that is no program is said"):
        told = runner.run(expected=3, path="/etc", target=f"127.0.0.1:{PORT}")[1]
        assert "::error title=rconn::path: '/etc' is no program" in told, told


def check_waiting(results, place, runner, rconn):
    def wait(**inputs):
        return runner.run(path=str(rconn), **inputs)

    with results.check("conditions, one a line, must all hold"):
        wait(target=f"127.0.0.1:{PORT}", expect="role=master\nloaded\n\nversion>=2")
    with results.check("several targets, one a line, give a report each"):
        found = wait(target=f"127.0.0.1:{PORT}\nredis://127.0.0.1:{PORT}/1\n")[0]
        assert len(found["report"].splitlines()) == 2, found
    with results.check("TLS with an authority from a file whose name has spaces"):
        file = runner.folder / "my ca $(touch ran).pem"
        shutil.copy(place.ca, file)
        wait(target=f"127.0.0.1:{TLS_PORT}", tls="true", cacert=str(file))
    with results.check("a password with all that a shell could take for its own"):
        secret = "s3 cret'\"`touch ran`$(touch ran);touch ran"
        place.start("redis-server", "--port", LOCKED, "--bind", "127.0.0.1", "--save", "", "--requirepass", secret)
        place.until_listening("-t", LOCKED)
        _, told, summary = wait(target=f"127.0.0.1:{LOCKED}", password=secret)
        assert "s3 cret" not in told + summary, told
        wait(target=f"127.0.0.1:{LOCKED}", username="default", password=secret)
    with results.check("a wrong password ends the wait at once, with the exit status and the fault of rconn"):
        found, told, _ = wait(target=f"127.0.0.1:{LOCKED}", password="wrong-one", expected=4)
        assert (found["exit"], found["fault"]) == ("4", "auth-rejected"), found
        assert "wrong-one" not in told, told
    with results.check("a server that is not there: exit 124, the fault, one annotation, a summary"):
        found, told, summary = wait(target=f"127.0.0.1:{OTHER}", timeout="0.3", expected=124)
        assert (found["exit"], found["fault"]) == ("124", "refused"), found
        assert json.loads(found["report"])["fault"] == "refused", found
        annotations = [line for line in told.splitlines() if line.startswith("::error")]
        assert len(annotations) == 1 and "%0Ahint: " in annotations[0], told
        assert "not ready (exit 124, refused)" in summary and "hint: " in summary, summary
    with results.check("a condition that is not met is told by its id"):
        found = wait(target=f"127.0.0.1:{PORT}", expect="role=replica", timeout="0.3", expected=124)[0]
        assert found["fault"] == "condition-unmet", found
    with results.check("options, one word a line"):
        wait(target=f"127.0.0.1:{OTHER}", args="--invert\n--stable\n2")


def check_values(results, runner, rconn):
    """Whatever stands in a value, it is a value."""
    strange = ["$(touch ran)", "`touch ran`", "a b;touch ran", "\"; touch ran; \"", "'; touch ran; '",
               "a\n::error::forged", "x%0A::error::forged", "<script>", "*", "a && touch ran", "\\"]
    for name in ("target", "expect", "timeout", "tls", "cacert", "username", "args"):
        with results.check(f"no value of {name} is run or forges an annotation"):
            for value in strange:
                inputs = {"target": f"127.0.0.1:{OTHER}", "timeout": "0.01", name: value}
                _, told, summary = runner.run(path=str(rconn), expected=None, **inputs)
                assert "\n::error::forged" not in told.split("::stop-commands::")[0], told
                assert "<script>" not in summary, summary
    with results.check("a target that looks like an option is refused"):
        for value in ("--", "-h", "--out-file=ran", f"127.0.0.1:{PORT}\n--\ntouch\nran"):
            told = runner.run(path=str(rconn), target=value, expected=3)[1]
            assert "begins as an option does" in told, told
    with results.check("a value that looks like an option stays a value"):
        runner.run(path=str(rconn), target=f"127.0.0.1:{PORT}", cacert="--out-file=ran", tls="true", expected=3)


def check(results, place, tar):
    """`tar` is the archive of the portable binary, which the fake release has."""
    try:
        import yaml
    except ImportError:
        yaml = None
    with results.section("action"):
        if not yaml or not shutil.which("curl"):
            raise Skipped("python3-yaml or curl is not installed")
        version = version_of(tar)
        definition = yaml.safe_load((ACTION / "action.yml").read_text())
        check_definition(results, definition, version)
        runner = Runner(place, definition, version)
        release = Release(place, tar, version)
        rconn = place.folder / "rconn-of-action"
        rconn.write_bytes(binary_in(tar))
        rconn.chmod(0o755)
        check_download(results, runner, release)
        check_choice(results, runner, release, rconn)
        check_waiting(results, place, runner, rconn)
        check_values(results, runner, rconn)

"""What `./dev release` adds to the packages: the SBOM, the gathering of several architectures, its refusals."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile

from archive import binary_in
from place import SYSTEM, run

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
GATHER = SOURCE / "packaging/release/gather.sh"
LINKED = {"openssl": "libssl.a libcrypto.a", "c-ares": "libcares.a", "hiredis": "libhiredis.a",
          "glibc": "libc.a", "gcc": "libstdc++.a"}


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def check_binary(results, binary):
    with results.check("the binary has no path of the machine that built it"):
        for path in (str(SOURCE), str(pathlib.Path.home()) + "/"):
            assert path.encode() not in binary.read_bytes(), path


def check_sbom(results, build, binary):
    def make():
        return run(SOURCE / "packaging/release/sbom.py", build, binary,
                   env={**SYSTEM, "SOURCE_DATE_EPOCH": "1700000000"})

    sbom = json.loads(make())
    with results.check("the SBOM has what CycloneDX 1.5 requires"):
        assert (sbom["bomFormat"], sbom["specVersion"], sbom["version"]) == ("CycloneDX", "1.5", 1)
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", sbom["serialNumber"])
        assert sbom["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
        for one in sbom["components"]:
            assert one["type"] == "library" and one["name"] and one["version"], one
            assert one["purl"].startswith("pkg:deb/") and f"/{one['name'].replace('+', '%2B')}@" in one["purl"], one
            assert one["licenses"][0]["expression"], one
        references = [one["bom-ref"] for one in sbom["components"]]
        assert len(set(references)) == len(references)
        assert sbom["dependencies"] == [{"ref": "rconn", "dependsOn": references}]
    with results.check("it states the hash of the released binary"):
        assert sbom["metadata"]["component"]["hashes"] == [
            {"alg": "SHA-256", "content": sha256(binary.read_bytes())}]
    with results.check("it names all that is linked in, with the versions that are installed"):
        by_source = {}
        for one in sbom["components"]:
            source = next(each["value"] for each in one["properties"] if each["name"] == "rconn:source")
            by_source.setdefault(re.sub("^gcc-.*", "gcc", source), []).append(one)
            assert one["version"] == run("dpkg-query", "-W", "-f", "${Version}", one["name"]), one
        for source, archives in LINKED.items():
            files = {file["name"]: file["hashes"][0]["content"] for one in by_source[source]
                     for file in one.get("components", [])}
            assert set(archives.split()) <= files.keys(), (source, files)
        for source in ("asio", "fmtlib", "cli11", "nlohmann-json3", "tomlplusplus", "ca-certificates"):
            assert by_source[source], source
    with results.check("the same build gives the same SBOM"):
        assert json.loads(make()) == sbom


def built(folder, tar, machine, sources):
    """What ./dev release leaves on a machine, as far as gathering needs it."""
    folder.mkdir()
    name = re.sub(r"-linux-\w+", f"-linux-{machine}", tar.name)
    top = name.removesuffix(".tar.gz")
    content = bytearray(binary_in(tar))
    content[18:20] = {"x86_64": 62, "aarch64": 183}[machine].to_bytes(2, "little")
    program = folder.parent / f"program-{machine}"
    program.write_bytes(content)
    with tarfile.open(folder / name, "w:gz") as archive:
        archive.add(program, top + "/bin/rconn")
    (folder / "rconn-source.tar.gz").write_text(sources)
    sums = "".join(f"{sha256(one.read_bytes())}  {one.name}\n" for one in sorted(folder.iterdir()))
    (folder / "SHA256SUMS").write_text(sums)
    return folder


def check_gathering(results, place, tar):
    def gather(name, *folders):
        return subprocess.run([GATHER, place.folder / name, *folders], capture_output=True, text=True,
                              env={**SYSTEM, "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory",
                                   "GIT_CONFIG_VALUE_0": "*"})

    one = built(place.folder / "built-one", tar, "x86_64", "sources")
    two = built(place.folder / "built-two", tar, "aarch64", "sources")
    with results.check("what two machines made is put together, with one image for both and all hashes"):
        done = gather("gathered", one, two)
        assert done.returncode == 0, done
        run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=place.folder / "gathered")
        names = {file.name for file in (place.folder / "gathered").iterdir()}
        assert len(names) == 5 and any(name.endswith("-linux.image.tar") for name in names), names
    with results.check("a file that was changed on its way is refused"):
        changed = shutil.copytree(two, place.folder / "built-changed")
        (changed / "rconn-source.tar.gz").write_text("other")
        assert "is not what was made" in gather("refused", one, changed).stderr
    with results.check("sources that are not the same everywhere are refused"):
        other = built(place.folder / "built-other", tar, "aarch64", "other sources")
        assert "is not the same everywhere" in gather("refused-too", one, other).stderr


def check_refusals(results, place):
    """In a repository of its own; nothing is built or installed before the refusal."""
    clone = place.folder / "clone"
    clone.mkdir()
    for name in ("dev", "CMakeLists.txt", "CHANGELOG.md"):
        shutil.copy(SOURCE / name, clone)
    shutil.copytree(SOURCE / "packaging", clone / "packaging")
    version = re.search(r"project\(rconn VERSION (\S+)", (clone / "CMakeLists.txt").read_text())[1]
    changes = clone / "CHANGELOG.md"
    changes.write_text(re.sub(rf"^## \[{re.escape(version)}\].*$", "## [Unreleased]", changes.read_text(), flags=re.M))

    def git(*words):
        run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words, cwd=clone)

    def refused():
        done = subprocess.run([clone / "dev", "release"], capture_output=True, text=True, env={**os.environ})
        assert done.returncode == 3, done
        return done.stderr

    git("init", "-q")
    with results.check("a release without a commit is refused"):
        assert "no git repository" in refused()
    git("add", ".")
    git("commit", "-q", "-m", "All")
    with results.check("a version that the changelog does not have is refused"):
        assert f"CHANGELOG.md has no '## [{version}] - DATE'" in refused()
    with results.check("what is not committed is refused"):
        (clone / "new").write_text("")
        told = refused()
        assert "not committed" in told and "?? new" in told, told


def check(results, place, tar, build):
    """`tar` is the archive of the portable binary, `build` the build tree that it is from."""
    binary = place.folder / "binary-of-release"
    binary.write_bytes(binary_in(tar))
    with results.section("release"):
        check_binary(results, binary)
        check_refusals(results, place)
        check_gathering(results, place, tar)
        check_sbom(results, build, binary)

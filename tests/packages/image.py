"""The OCI image, by tools that did not make it: what skopeo reads, what umoci unpacks, and how that runs."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile

import debian
from archive import binary_in
from place import Root, check_running, run
from results import Skipped

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = SOURCE / "packaging/image/build.py"
BUNDLE = "etc/ssl/certs/ca-certificates.crt"
HELD = {"etc": "755", "etc/ssl": "755", "etc/ssl/certs": "755", BUNDLE: "644", "rconn": "755"}


def check_description(results, archive, version):
    with results.check("skopeo reads the same image as an OCI archive and as one of docker"):
        config, docker = (json.loads(run("skopeo", "inspect", "--config", f"{kind}:{archive}"))
                          for kind in ("oci-archive", "docker-archive"))
        assert config == docker, (config, docker)
    with results.check("it runs rconn as a user without a name, whatever the system's users are"):
        assert config["config"]["User"] == "65534:65534", config
        assert config["config"]["Entrypoint"] == ["/rconn"], config
    with results.check("its labels tell version, source and licences"):
        labels = config["config"]["Labels"]
        wanted = {"version": version, "title": "rconn"}
        assert wanted.items() <= {key.rsplit(".", 1)[1]: labels[key] for key in labels}.items(), labels
        for key in ("source", "licenses", "created", "description"):
            assert labels[f"org.opencontainers.image.{key}"], labels
    with results.check("docker load names it after its version"):
        with tarfile.open(archive) as files:
            assert json.load(files.extractfile("manifest.json"))[0]["RepoTags"] == [f"rconn:{version}"]


def unpacked(place, archive, version):
    """The root that a container would have."""
    root = Root(place, "image")
    layout = f"oci:{root.path}/layout:{version}"
    run("skopeo", "copy", "--quiet", f"oci-archive:{archive}", layout)
    run("umoci", "unpack", "--image", layout.removeprefix("oci:"), root.path / "bundle")
    root.path = root.path / "bundle/rootfs"
    return root


def check_files(results, root, binary):
    with results.check("it holds the binary, the authorities and nothing else"):
        found = {str(one.relative_to(root.path)): one.lstat() for one in root.path.rglob("*")}
        assert {name: f"{state.st_mode & 0o7777:o}" for name, state in found.items()} == HELD, found
        assert all(state.st_uid == state.st_gid == 0 for state in found.values()), found
    with results.check("the binary is that of the archive"):
        assert (root.path / "rconn").read_bytes() == binary.read_bytes()
    with results.check("the authorities are those of the distribution, and none of this machine's own"):
        held = (root.path / BUNDLE).read_text()
        files = list(pathlib.Path("/usr/share/ca-certificates/mozilla").glob("*.crt"))
        assert held.count("BEGIN CERTIFICATE") == len(files) > 50
        assert all(file.read_text().strip() in held for file in files)


def check_making(results, place, binary):
    """How it is made: of any binaries, in any folder."""
    def make(name, *binaries, **env):
        out = place.folder / name
        run(sys.executable, BUILD, out, *binaries, env={**os.environ, "LC_ALL": "C", **env})
        return out

    with results.check("the same binary gives the same bytes, whoever builds, wherever"):
        first = make("first.tar", binary, SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Tokyo")
        copied = place.folder / "elsewhere"
        shutil.copy(binary, copied)
        copied.chmod(0o700)
        second = make("second.tar", copied, SOURCE_DATE_EPOCH="1700000000", TZ="America/Lima", HOME="/")
        assert first.read_bytes() == second.read_bytes()
    with results.check("binaries of two architectures make one image for both"):
        other = place.folder / "other"
        content = bytearray(binary.read_bytes())
        mine = int.from_bytes(content[18:20], "little")
        content[18:20] = (183 if mine == 62 else 62).to_bytes(2, "little")
        other.write_bytes(content)
        both = make("both.tar", binary, other)
        index = json.loads(run("skopeo", "inspect", "--raw", f"oci-archive:{both}"))
        assert {one["platform"]["architecture"] for one in index["manifests"]} == {"amd64", "arm64"}, index
        for one in ("amd64", "arm64"):
            told = json.loads(run("skopeo", "--override-arch", one, "inspect", f"oci-archive:{both}"))
            assert told["Architecture"] == one, told
    with results.check("a program that needs a dynamic loader is refused"):
        refused = subprocess.run([sys.executable, BUILD, place.folder / "refused.tar", "/bin/ls"],
                                 capture_output=True, text=True)
        assert refused.returncode == 1 and "dynamic loader" in refused.stderr, refused
        assert not (place.folder / "refused.tar").exists()


def check_dockerfile(results):
    with results.check("the Dockerfile gives the same user and entry point"):
        text = (SOURCE / "packaging/image/Dockerfile").read_text()
        assert "\nUSER 65534:65534\n" in text and '\nENTRYPOINT ["/rconn"]\n' in text, text
        assert "sha256sum --check" in text, text


def check(results, place, archive, tar):
    """`archive` is the image, `tar` the archive of the portable binary that it was made of."""
    version = re.fullmatch(r"rconn-(.+)-linux-\w+\.image\.tar", archive.name)[1]
    binary = place.folder / "binary-of-archive"
    binary.write_bytes(binary_in(tar))
    with results.section("image"):
        for tool in ("skopeo", "umoci"):
            if not shutil.which(tool):
                raise Skipped(f"{tool} is not installed")
        check_description(results, archive, version)
        check_making(results, place, binary)
        check_dockerfile(results)
        root = unpacked(place, archive, version)
        check_files(results, root, binary)
        # What a runtime mounts there, and authorities that a user would.
        root.resolve_by_place()
        root.copy(place.ca, "ca.pem")
        with open(root.path / BUNDLE, "a") as bundle:
            bundle.write(place.ca.read_text())
    with results.section("image, read-only, as a user without a name"):
        root.make_read_only()
        check_running(results, root, "/rconn", version, nobody=True)
        debian.check_trust(results, root, "/rconn")
        root.remove()

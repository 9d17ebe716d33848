#!/usr/bin/env python3
"""Makes the OCI image: the portable binary, the authorities of Debian's ca-certificates, nothing else.

usage: build.py OUT BINARY...
OUT     the archive to make: an OCI layout that is also what `docker save` writes, so that docker load,
        podman load and skopeo (oci-archive:, docker-archive:) take it
BINARY  the portable binary, stripped; one for each architecture if the image is for several

Needs no daemon, no root and no network. The same binaries and authorities give the same bytes: times are
$SOURCE_DATE_EPOCH (default: 1970), everything is sorted and belongs to root. $RCONN_REVISION, if set, is
the commit that the labels name. docker-archive: and old dockers see the first architecture only.
"""

import datetime
import gzip
import hashlib
import io
import json
import os
import pathlib
import re
import struct
import sys
import tarfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
# Not /etc/ssl/certs/ca-certificates.crt, which may hold authorities that are this machine's own.
AUTHORITIES = pathlib.Path("/usr/share/ca-certificates/mozilla")
MACHINES = {62: "amd64", 183: "arm64", 243: "riscv64", 21: "ppc64le"}  # by e_machine, see elf(5)
PT_INTERP = 3
# Of rconn, of what is linked in (packaging/licences), and of the authorities (MPL-2.0).
LICENCES = ("MIT AND Apache-2.0 AND BSD-3-Clause AND BSL-1.0 AND ISC AND LGPL-2.1-or-later AND "
            "MPL-2.0 AND (GPL-3.0-or-later WITH GCC-exception-3.1)")
OCI = "application/vnd.oci.image."
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
CREATED = datetime.datetime.fromtimestamp(EPOCH, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def fail(text):
    sys.exit(f"image: {text}")


def project():
    """Version and homepage, each from the only place that has it."""
    version = re.search(r"project\(rconn VERSION ([0-9.]+)", (SOURCE / "CMakeLists.txt").read_text())
    page = re.search(r'RCONN_HOMEPAGE "([^"]+)"', (SOURCE / "packaging/packages.cmake").read_text())
    return version[1], page[1]


def architecture_of(binary, content):
    if content[:6] != b"\x7fELF\x02\x01":
        fail(f"{binary}: not a program for Linux on 64 bits, little-endian")
    machine, = struct.unpack_from("<H", content, 18)
    start, = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    if PT_INTERP in (struct.unpack_from("<I", content, start + size * i)[0] for i in range(count)):
        fail(f"{binary}: needs a dynamic loader, which the image has not: build the preset portable")
    return MACHINES.get(machine) or fail(f"{binary}: no name known for ELF machine {machine}")


def authorities():
    files = sorted(AUTHORITIES.glob("*.crt"), key=lambda file: file.name.encode())
    if not files:
        fail(f"no authorities in {AUTHORITIES}: install ca-certificates")
    return b"".join(file.read_bytes().rstrip(b"\n") + b"\n" for file in files)


def add(archive, path, content=None, mode=0o644):
    """A file, or a directory if there is no content."""
    member = tarfile.TarInfo(path)
    member.mtime = EPOCH
    if content is None:
        member.type, member.mode = tarfile.DIRTYPE, 0o755
        archive.addfile(member)
    else:
        member.size, member.mode = len(content), mode
        archive.addfile(member, io.BytesIO(content))


def layer(*members):
    """The tar of a layer."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for member in members:
            add(archive, *member)
    return buffer.getvalue()


def encoded(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


class Blobs:
    """Contents by their hash, as a layout keeps them."""

    def __init__(self):
        self.files = {}

    def add(self, kind, content):
        """Its descriptor."""
        digest = hashlib.sha256(content).hexdigest()
        self.files["blobs/sha256/" + digest] = content
        return {"mediaType": OCI + kind, "digest": "sha256:" + digest, "size": len(content)}


def path_of(descriptor):
    return "blobs/" + descriptor["digest"].replace(":", "/")


def labels(version, page):
    label = "org.opencontainers.image."
    found = {
        label + "title": "rconn",
        label + "description": "tells whether a Redis server can be reached, and if not, why",
        label + "version": version,
        label + "url": page,
        label + "source": page,
        label + "documentation": page + "#readme",
        label + "licenses": LICENCES,
        label + "created": CREATED,
    }
    if os.environ.get("RCONN_REVISION"):
        found[label + "revision"] = os.environ["RCONN_REVISION"]
    return found


def image(blobs, binary, version, page):
    """The descriptors of manifest, configuration and layers of one architecture."""
    content = binary.read_bytes()
    # The authorities first: versions of rconn then share that layer.
    layers = [layer(("etc",), ("etc/ssl",), ("etc/ssl/certs",),
                    ("etc/ssl/certs/ca-certificates.crt", authorities())),
              layer(("rconn", content, 0o755))]
    config = {
        "architecture": architecture_of(binary, content),
        "os": "linux",
        "created": CREATED,
        "config": {"User": "65534:65534", "Entrypoint": ["/rconn"], "WorkingDir": "/",
                   "Labels": labels(version, page)},
        "rootfs": {"type": "layers",
                   "diff_ids": ["sha256:" + hashlib.sha256(one).hexdigest() for one in layers]},
        "history": [{"created": CREATED, "created_by": "ca-certificates of Debian"},
                    {"created": CREATED, "created_by": "rconn " + version}],
    }
    manifest = {
        "schemaVersion": 2,
        "mediaType": OCI + "manifest.v1+json",
        "config": blobs.add("config.v1+json", encoded(config)),
        "layers": [blobs.add("layer.v1.tar+gzip", gzip.compress(one, 9, mtime=0)) for one in layers],
    }
    descriptor = blobs.add("manifest.v1+json", encoded(manifest))
    descriptor["platform"] = {"architecture": config["architecture"], "os": "linux"}
    return descriptor, manifest


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    version, page = project()
    blobs = Blobs()
    images = [image(blobs, pathlib.Path(name), version, page) for name in sys.argv[2:]]
    architectures = [one[0]["platform"]["architecture"] for one in images]
    if len(set(architectures)) != len(architectures):
        fail("two binaries are of one architecture: " + ", ".join(architectures))
    top = images[0][0]
    if len(images) > 1:
        top = blobs.add("index.v1+json", encoded({
            "schemaVersion": 2, "mediaType": OCI + "index.v1+json", "manifests": [one[0] for one in images]}))
    top["annotations"] = {"org.opencontainers.image.ref.name": version,
                          "io.containerd.image.name": "docker.io/library/rconn:" + version}
    first = images[0][1]
    files = blobs.files | {
        "oci-layout": encoded({"imageLayoutVersion": "1.0.0"}),
        "index.json": encoded({"schemaVersion": 2, "mediaType": OCI + "index.v1+json", "manifests": [top]}),
        "manifest.json": encoded([{"Config": path_of(first["config"]), "RepoTags": ["rconn:" + version],
                                   "Layers": [path_of(one) for one in first["layers"]]}]),
    }
    with tarfile.open(sys.argv[1], "w", format=tarfile.USTAR_FORMAT) as archive:
        add(archive, "blobs")
        add(archive, "blobs/sha256")
        for path in sorted(files):
            add(archive, path, files[path])


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Says what is in the portable binary, as an SBOM (CycloneDX 1.5, JSON).

usage: sbom.py BUILD BINARY
BUILD   the build tree of the preset portable: its link map names the archives of which something was
        linked in, ninja's record of dependencies the headers that were compiled in
BINARY  the released binary (stripped), whose hash the SBOM states

Each library is told by the Debian package that it came from, for CVEs are published for those; which
package, dpkg-query knows. The same build gives the same bytes. A library of no package, or one whose licence
is not in LICENCES, is an error: it must be added there and in packaging/licences first.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import uuid

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
# By source package.
LICENCES = {
    "asio": "BSL-1.0",
    "boost": "BSL-1.0",
    "c-ares": "MIT AND ISC",
    "ca-certificates": "MPL-2.0",
    "cli11": "BSD-3-Clause",
    "fmtlib": "MIT",
    "gcc": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "glibc": "LGPL-2.1-or-later",
    "hiredis": "BSD-3-Clause",
    "nlohmann-json3": "MIT",
    "openssl": "Apache-2.0",
    "tomlplusplus": "MIT",
}
ONLY_CONSTANTS = {"linux-libc-dev"}  # the kernel's headers: no code


def fail(text):
    sys.exit(f"sbom: {text}")


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout


def sha256(file):
    return hashlib.sha256(pathlib.Path(file).read_bytes()).hexdigest()


def linked_archives(build):
    """Of the map's first part: "ARCHIVE(MEMBER)" at the start of a line, for each member that was taken."""
    lines = (build / "src/rconn.map").read_text(errors="replace").splitlines()
    found = {os.path.realpath(match[1]) for line in lines
             if (match := re.match(r"(/\S+\.a)\(\S+\)$", line))}
    return {file for file in found if not file.startswith(str(build.resolve()) + "/")}


def start_files(build):
    """crt1.o and its like, which run before main()."""
    text = (build / "src/rconn.map").read_text(errors="replace")
    return {os.path.realpath(file) for file in re.findall(r"^LOAD (/\S+crt\w*\.o)$", text, re.M)}


def headers(build):
    found = output("ninja", "-C", str(build), "-t", "deps")
    # Relative to the build tree, if a cache of compiled files made them so.
    files = {os.path.realpath(build / line.strip()) for line in found.splitlines() if line.startswith("    ")}
    return {file for file in files if file.startswith("/usr/")}


def packages_of(files):
    """Files by the package that owns them: {NAME: {FILE}}."""
    found = {}
    known = output("dpkg-query", "-S", *sorted(files)) if files else ""
    for line in known.splitlines():
        names, file = line.rsplit(": ", 1)
        found.setdefault(names.split(", ")[0].split(":")[0], set()).add(file)
    owned = set().union(*found.values())
    # Found under the name that it had before /lib moved into /usr.
    lost = {file for file in files - owned if file.removeprefix("/usr") not in owned}
    if lost:
        fail("of no package: " + " ".join(sorted(lost)))
    return found


def licence_of(name, source):
    known = LICENCES.get(re.sub(r"^(gcc-|boost)[0-9.]+$", lambda match: match[1].rstrip("-"), source))
    return known or fail(f"the licence of {name} (source {source}) is not known: add it to LICENCES and to packaging/licences")


def component(name, how, files=()):
    """The component of a Debian package; `files` are the archives that were linked."""
    version, source, architecture = output(
        "dpkg-query", "-W", "-f", "${Version} ${source:Package} ${Architecture}", name).split()
    system = dict(re.findall(r'^(ID|VERSION_ID)="?([^"\n]*)', pathlib.Path("/etc/os-release").read_text(), re.M))
    distribution = "-".join(filter(None, (system["ID"], system.get("VERSION_ID"))))
    escaped = version.replace(":", "%3A").replace("+", "%2B")
    purl = (f"pkg:deb/{system['ID']}/{name.replace('+', '%2B')}@{escaped}"
            f"?arch={architecture}&distro={distribution}&upstream={source}")
    told = {
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
        "licenses": [{"expression": licence_of(name, source)}],
        "properties": [{"name": "rconn:source", "value": source}, {"name": "rconn:how", "value": how}],
    }
    if files:
        told["components"] = [
            {"type": "file", "bom-ref": f"{purl}#{os.path.basename(file)}", "name": os.path.basename(file),
             "hashes": [{"alg": "SHA-256", "content": sha256(file)}]} for file in sorted(files)]
    return told


def components(build):
    archives, starts = linked_archives(build), start_files(build)
    if not any(file.endswith("/libc.a") for file in archives):
        fail(f"{build}: its link map names no libc.a: is it that of the preset portable?")
    linked = packages_of(archives | starts)
    found = [component(name, "linked", {one for one in files if one.endswith(".a")})
             for name, files in linked.items()]
    found += [component(name, "headers") for name in packages_of(headers(build))
              if name not in linked.keys() | ONLY_CONSTANTS]
    found.append(component("ca-certificates", "in the image only"))
    return sorted(found, key=lambda one: one["name"])


def document(build, binary):
    version = re.search(r"project\(rconn VERSION ([0-9.]+)", (SOURCE / "CMakeLists.txt").read_text())[1]
    time = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.timezone.utc)
    compiler = re.search(r'CMAKE_CXX_COMPILER_VERSION "([^"]+)"',
                         next(build.glob("CMakeFiles/*/CMakeCXXCompiler.cmake")).read_text())[1]
    digest, found = sha256(binary), components(build)
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "serialNumber": "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_OID, digest + json.dumps(found))),
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": "rconn", "name": "rconn", "version": version,
                          "licenses": [{"license": {"id": "MIT"}}],
                          "hashes": [{"alg": "SHA-256", "content": digest}],
                          "properties": [{"name": "rconn:compiler", "value": "g++ " + compiler}]},
        },
        "components": found,
        "dependencies": [{"ref": "rconn", "dependsOn": [one["bom-ref"] for one in found]}],
    }


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(document(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])), indent=1))


if __name__ == "__main__":
    main()

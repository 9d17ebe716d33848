"""The files in packaging/ that others read: systemd, promtool, Kubernetes."""

import pathlib
import re
import shutil
import subprocess
import tomllib

from results import Skipped

PACKAGING = pathlib.Path(__file__).resolve().parent.parent.parent / "packaging"
MOST_EXPOSED = 20  # tenths, of systemd-analyze security


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=60, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def need(program):
    if not shutil.which(program):
        raise Skipped(f"no {program}")


def configurations():
    """Each example of a configuration: whose it is, and its text."""
    import yaml
    yield "systemd", (PACKAGING / "systemd" / "config.toml").read_text()
    for file in sorted((PACKAGING / "kubernetes").glob("*.yml")):
        for one in yaml.safe_load_all(file.read_text()):
            if one["kind"] == "ConfigMap":
                yield file.name, one["data"]["config.toml"]


def check_configurations(results, binary, folder):
    secret = folder / "secret"
    secret.write_text("secret")
    for name, text in configurations():
        config = folder / f"{name}.toml"
        config.write_text(text.replace("/run/secrets/rconn/redis", str(secret)))
        with results.check(f"serve --check takes the configuration of {name}"):
            run(binary, "serve", "--check", config)
        with results.check(f"the configuration of {name} allows no port and no namespace by a wildcard"):
            for pattern in tomllib.loads(text)["serve"].get("allow", ()):
                host, port = pattern.rsplit(":", 1)
                assert port.isdigit() and host.strip("*.?"), pattern
                assert ".svc" not in host or re.search(r"(^|\.)[\w-]+\.svc(\.|$)", host), pattern
    with results.check("serve --check refuses a configuration that is broken, and says where"):
        broken = folder / "broken.toml"
        broken.write_text("[serve]\ninterval = 7 days\n")
        done = subprocess.run([binary, "serve", "--check", broken], capture_output=True, text=True, timeout=60,
                              check=False)
        assert done.returncode != 0 and f"{broken}, line 2" in done.stderr, done


def check_units(results, binary, folder):
    for name in ("rconn.service", "rconn.socket"):
        text = (PACKAGING / "systemd" / name).read_text()
        (folder / name).write_text(text.replace("/usr/bin/rconn", binary))
    with results.check("systemd finds nothing wrong with the units"):
        need("systemd-analyze")
        told = run("systemd-analyze", "verify", "--man=no", folder / "rconn.service", folder / "rconn.socket")
        assert "rconn" not in told, told
    with results.check("the service is confined"):
        need("systemd-analyze")
        run("systemd-analyze", "security", "--no-pager", "--offline=true", f"--threshold={MOST_EXPOSED}",
            folder / "rconn.service")
    with results.check("the service has a directory for a socket, as the examples name it"):
        text = (PACKAGING / "systemd" / "rconn.service").read_text()
        folders = re.findall(r"^RuntimeDirectory=(\S+)$", text, re.MULTILINE)
        for path in re.findall(r'listen = "(/[^"]+)"', text):
            assert path.startswith(tuple(f"/run/{one}/" for one in folders)), path
        assert folders, text


def check_rules(results):
    folder = PACKAGING / "prometheus"
    for name, words in (("the alert rules are ones", ("check", "rules", "rconn.rules.yml")),
                        ("each alert fires for what it is about, and for nothing else",
                         ("test", "rules", "rconn.rules.test.yml")),
                        ("the scrape configurations are ones", ("check", "config", "scrape.yml"))):
        with results.check(name):
            need("promtool")
            run("promtool", *words, cwd=folder)


# What the API server requires of each kind.
REQUIRED = {
    "ConfigMap": ("data",), "Service": ("spec.ports",), "NetworkPolicy": ("spec.podSelector",),
    "ServiceMonitor": ("spec.selector", "spec.endpoints"),
    "Probe": ("spec.prober.url", "spec.targets"),
    "Deployment": ("spec.selector.matchLabels", "spec.template.metadata.labels",
                   "spec.template.spec.containers"),
    "StatefulSet": ("spec.serviceName", "spec.selector.matchLabels", "spec.template.metadata.labels",
                    "spec.template.spec.containers"),
}


def at(document, path):
    for step in path.split("."):
        document = document.get(step) if isinstance(document, dict) else None
    return document


def check_pods(kind, spec, others):
    template = spec["template"]
    selector = spec["selector"]["matchLabels"].items()
    assert selector <= template["metadata"]["labels"].items(), f"{kind} does not select its own pods"
    pod = template["spec"]
    volumes = {volume["name"]: volume for volume in pod.get("volumes", ())}
    for volume in volumes.values():
        if "configMap" in volume:
            assert volume["configMap"]["name"] in others["ConfigMap"], volume
    every_port = {port["containerPort"] for one in pod["containers"] for port in one.get("ports", ())}
    for container in pod["containers"]:
        assert container.get("image"), container
        own = {port[key] for port in container.get("ports", ()) for key in ("name", "containerPort")}
        for mount in container.get("volumeMounts", ()):
            assert mount["name"] in volumes, mount
        for kind_of_probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            if kind_of_probe not in container:
                continue
            probe = container[kind_of_probe]
            asked = probe.get("httpGet") or probe["tcpSocket"]
            # A container whose probe fails is restarted, but for the readiness: it must not hang on another one.
            known = own | every_port if kind_of_probe == "readinessProbe" else own
            assert asked["port"] in known, f"{kind_of_probe} of {container['name']}: {asked}"
            if "path" in asked:
                assert re.match(r"/(livez|readyz|startupz)(\?target=[\w.:]+)?$", asked["path"]), asked


def check_manifest(file):
    import yaml
    documents = list(yaml.safe_load_all(file.read_text()))
    names = {}
    for one in documents:
        names.setdefault(one["kind"], set()).add(one["metadata"]["name"])
    for one in documents:
        assert one["apiVersion"], one
        for path in REQUIRED[one["kind"]]:
            assert at(one, path) is not None, f"{one['kind']} without {path}"
        if "template" in one.get("spec", {}):
            check_pods(one["kind"], one["spec"], names)


def check_manifests(results):
    for file in sorted((PACKAGING / "kubernetes").glob("*.yml")):
        with results.check(f"{file.name} holds what Kubernetes requires"):
            check_manifest(file)


def check(results, binary, folder):
    check_units(results, binary, folder)
    check_configurations(results, binary, folder)
    check_rules(results)
    check_manifests(results)

"""Certificates for situations: an authority and whatever is signed by it, in the current directory.

usage: certificates.py NAME...; for each NAME of the table below it makes NAME.key and NAME.pem, and
before that those of its issuer. A server's NAME.pem holds the certificate and then what it sends
beside it. Keys are P-256 unless the table says otherwise, since they are made in no time.
"""

import datetime
import pathlib
import subprocess
import sys

AUTHORITY = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"]
HERE = "subjectAltName=DNS:localhost,IP:127.0.0.1"
SELF = ""  # an issuer: itself


def row(subject, issuer, *extensions, days=(-1, 30), sends=(), digest="sha256", key="ec"):
    return {"subject": subject, "issuer": issuer, "extensions": extensions, "days": days,
            "sends": sends, "digest": digest, "key": key}


def root(name, *extensions, days=(-1, 300)):
    return row(name, SELF, *(extensions or AUTHORITY), days=days)


TABLE = {
    # Authorities.
    "ca": root("/CN=Example CA"),
    "newca": root("/CN=Example CA"),
    "otherca": root("/CN=Other CA"),
    "oldca": root("/CN=Old CA", days=(-60, -2)),
    "futureca": root("/CN=Future CA", days=(20, 300)),
    "shortca": root("/CN=Short CA", "basicConstraints=critical,CA:TRUE,pathlen:0", AUTHORITY[1]),
    "strictca": root("/CN=Strict CA", *AUTHORITY,
                     "nameConstraints=permitted;DNS:.example.org,permitted;IP:10.0.0.0/255.0.0.0"),
    "inter": row("/CN=Example Intermediate CA", "ca", *AUTHORITY),
    "oldinter": row("/CN=Old Intermediate CA", "ca", *AUTHORITY, days=(-60, -2)),
    "shortinter": row("/CN=Short Intermediate CA", "shortca", *AUTHORITY),
    "clientinter": row("/CN=Clients CA", "ca", *AUTHORITY, "extendedKeyUsage=clientAuth"),
    "nosigninter": row("/CN=Idle CA", "ca", AUTHORITY[0], "keyUsage=digitalSignature"),
    "leaf": row("/CN=leaf", "ca", "basicConstraints=CA:FALSE"),
    # Servers.
    "good": row("/CN=good", "ca", HERE),
    "expired": row("/CN=expired", "ca", HERE, days=(-30, -2)),
    "future": row("/CN=future", "ca", HERE, days=(3, 30)),
    "clientonly": row("/CN=clientonly", "ca", HERE, "extendedKeyUsage=clientAuth"),
    "weak": row("/CN=weak", "ca", HERE, key="rsa1024"),
    "sha1": row("/CN=sha1", "ca", HERE, digest="sha1"),
    "bynoca": row("/CN=bynoca", "leaf", HERE, sends=["leaf"]),
    "bynosign": row("/CN=bynosign", "nosigninter", HERE, sends=["nosigninter"]),
    "byclientinter": row("/CN=byclientinter", "clientinter", HERE, sends=["clientinter"]),
    "byinter": row("/CN=byinter", "inter", HERE, sends=["inter"]),
    "bareinter": row("/CN=bareinter", "inter", HERE),
    "byoldinter": row("/CN=byoldinter", "oldinter", HERE, sends=["oldinter"]),
    "byoldca": row("/CN=byoldca", "oldca", HERE),
    "byfutureca": row("/CN=byfutureca", "futureca", HERE, days=(20, 30)),
    "byshort": row("/CN=byshort", "shortinter", HERE, sends=["shortinter"]),
    "bystrict": row("/CN=bystrict", "strictca", HERE),
    "bynewca": row("/CN=bynewca", "newca", HERE),
    "byother": row("/CN=byother", "otherca", HERE),
    "byotherfull": row("/CN=byotherfull", "otherca", HERE, sends=["otherca"]),
    "wronginter": row("/CN=wronginter", "inter", HERE, sends=["twininter"]),
    "twininter": row("/CN=Example Intermediate CA", "ca", *AUTHORITY),
    "selfsigned": row("/CN=selfsigned", SELF, HERE),
    "public": row("/CN=public", "otherca", HERE, "authorityInfoAccess=caIssuers;URI:http://ca/ca"),
    "namesonly": row("/CN=namesonly", "ca", "subjectAltName=DNS:redis.example,DNS:cache.example"),
    "otherip": row("/CN=otherip", "ca", "subjectAltName=IP:10.0.0.5"),
    "wildcard": row("/CN=wildcard", "ca", "subjectAltName=DNS:*.example.org"),
    "ipasdns": row("/CN=ipasdns", "ca", "subjectAltName=DNS:127.0.0.1"),
    "cnonly": row("/CN=127.0.0.1", "ca", "basicConstraints=CA:FALSE"),
    "traefik": row("/CN=TRAEFIK DEFAULT CERT", SELF, "subjectAltName=DNS:0123.traefik.default"),
    # Clients.
    "client": row("/CN=client", "ca", "extendedKeyUsage=clientAuth"),
    "oldclient": row("/CN=oldclient", "ca", "extendedKeyUsage=clientAuth", days=(-30, -2)),
    "serveronly": row("/CN=serveronly", "ca", "extendedKeyUsage=serverAuth"),
    "otherclient": row("/CN=otherclient", "otherca", "extendedKeyUsage=clientAuth"),
}


def openssl(*words):
    done = subprocess.run(["openssl", *words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"openssl {' '.join(words)}: {done.stderr}")


def moment(days):
    then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return then.strftime("%Y%m%d%H%M%SZ")


def make(name):
    if pathlib.Path(name + ".pem").exists():
        return
    one = TABLE[name]
    for other in [one["issuer"], *one["sends"]]:
        if other:
            make(other)
    kind = ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    if one["key"].startswith("rsa"):
        kind = ["RSA", "-pkeyopt", "rsa_keygen_bits:" + one["key"].removeprefix("rsa")]
    openssl("genpkey", "-algorithm", *kind, "-out", name + ".key")
    openssl("req", "-new", "-key", name + ".key", "-subj", one["subject"], "-out", name + ".csr")
    identifiers = ["subjectKeyIdentifier=hash", "authorityKeyIdentifier=keyid"]
    pathlib.Path(name + ".ext").write_text("\n".join([*one["extensions"], *identifiers]) + "\n")
    signer = ["-cert", one["issuer"] + ".one", "-keyfile", one["issuer"] + ".key"]
    if not one["issuer"]:
        signer = ["-selfsign", "-keyfile", name + ".key"]
    openssl("ca", "-batch", "-notext", "-config", "ca.cnf", "-create_serial", "-extfile",
            name + ".ext", "-md", one["digest"], "-startdate", moment(one["days"][0]), "-enddate",
            moment(one["days"][1]), *signer, "-in", name + ".csr", "-out", name + ".one")
    parts = [pathlib.Path(part + ".one").read_text() for part in [name, *one["sends"]]]
    pathlib.Path(name + ".pem").write_text("".join(parts))


def main():
    pathlib.Path("issued").mkdir(exist_ok=True)
    pathlib.Path("index.txt").touch()
    pathlib.Path("index.txt.attr").write_text("unique_subject = no\n")
    pathlib.Path("ca.cnf").write_text(
        "[ca]\ndefault_ca = all\n[all]\ndatabase = index.txt\nnew_certs_dir = issued\npolicy = any\n"
        "serial = serial\n"
        "[any]\ncommonName = optional\norganizationName = optional\n"
        "[req]\ndistinguished_name = any\n")
    for name in sys.argv[1:]:
        make(name)


main()

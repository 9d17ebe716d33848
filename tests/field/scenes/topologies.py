"""Members of topologies that no server of the distribution is: Valkey's addresses for clients, and
lists that contradict themselves."""

from wire import answering, error


def bulk(text):
    data = text.encode()
    return b"$%d\r\n%s\r\n" % (len(data), data)


def array(items):
    return b"*%d\r\n" % len(items) + b"".join(items)


def fields(*words):
    return array([bulk(word) for word in words])


def table(answers):
    """Answers by the first words of the command that it knows, the longest first."""
    def answer(words):
        text = " ".join(words).upper()
        for known in sorted(answers, key=len, reverse=True):
            if text == known or text.startswith(known + " "):
                return answers[known]
        return b"+PONG\r\n" if words[0] == "PING" else error(f"ERR unknown command '{words[0]}'")
    return answering(answer)


def info(mode, more, version="7.2.0"):
    return bulk(f"redis_version:{version}\r\nredis_mode:{mode}\r\nrun_id:{'f' * 40}\r\n{more}\r\n")


def master(counted, *replicas):
    """master COUNT HOST:PORT...: counts and lists these replicas."""
    lines = [f"role:master\r\nconnected_slaves:{counted}"]
    for number, address in enumerate(replicas):
        host, port = address.rsplit(":", 1)
        lines.append(f"slave{number}:ip={host},port={port},state=online,offset=1,lag=0")
    return table({"INFO": info("standalone", "\r\n".join(lines))})


def replica(host, port):
    return table({"INFO": info(
        "standalone", f"role:slave\r\nmaster_host:{host}\r\nmaster_port:{port}\r\n"
        "master_link_status:up\r\nmaster_last_io_seconds_ago:0")})


def watching(port, replicas, sentinels, *listed):
    """watching PORT COUNT COUNT REPLICA_PORT...: a Sentinel that watches 127.0.0.1:PORT, counts so
    many replicas and other Sentinels, and lists these replicas and no Sentinel."""
    return sentinel("d", "d", port, replicas, sentinels,
                    [instance(f"127.0.0.1:{one}", one, "e", "slave") for one in listed], [])


def resolving(port):
    """resolving PORT: a Sentinel that takes names, and knows no replica."""
    return sentinel("d", "d", port, "0", "0", [], [], {
        "SENTINEL CONFIG GET RESOLVE-HOSTNAMES": fields("resolve-hostnames", "yes")})


def sharing(myid, process, port, *others):
    """sharing ID PROCESS PORT ID:PORT...: a Sentinel with this id and run id, each a digit that is
    repeated; it watches 127.0.0.1:PORT, and knows these other Sentinels."""
    known = [other.split(":") for other in others]
    return sentinel(myid, process, port, "0", str(len(known)), [],
                    [instance(number * 40, at, number, "sentinel") for number, at in known])


def instance(name, port, run_id, flags, *more):
    return fields("name", name, "ip", "127.0.0.1", "port", port, "runid", run_id * 40,
                  "flags", flags, *more)


def sentinel(myid, process, port, replicas, sentinels, listed, others, more=()):
    found = instance("mymaster", port, "e", "master", "num-slaves", replicas,
                     "num-other-sentinels", sentinels, "quorum", "1")
    return table({
        "HELLO": fields("server", "redis", "version", "7.2.0", "mode", "sentinel"),
        "INFO": info("sentinel", "").replace(b"f" * 40, process.encode() * 40),
        "SENTINEL MASTERS": array([found]), "SENTINEL REPLICAS": array(listed),
        "SENTINEL SENTINELS": array(others), "SENTINEL CKQUORUM": b"+OK\r\n",
        "SENTINEL MYID": bulk(myid * 40), **dict(more)})


def node(number, role, address, *slots):
    flags, _, of = role.partition("=")
    above = of * 40 if of else "-"
    return f"{str(number) * 40} {address} {flags} {above} 0 1 1 connected {' '.join(slots)}".strip()


def cluster(known, state, mine, *rows):
    """cluster KNOWN STATE NUMBER ROW...: a node of a Cluster that answers with these rows, its own
    marked; a row is NUMBER;ROLE;ADDRESS;SLOTS, as 1;master;127.0.0.1:7001@17001;0-16383."""
    lines = []
    replica_of = ""
    for row in rows:
        number, role, address, slots = row.split(";")
        if number == mine:
            replica_of = role.partition("=")[2]
            role = "myself," + role
        lines.append(node(number, role, address, slots))
    what = "role:master\r\nconnected_slaves:0"
    if replica_of:
        what = ("role:slave\r\nmaster_host:10.77.0.1\r\nmaster_port:7001\r\n"
                "master_link_status:up\r\nmaster_last_io_seconds_ago:0")
    return table({
        "HELLO": fields("server", "valkey", "version", "8.1.0", "mode", "cluster"),
        "INFO": info("cluster", what),
        "CLUSTER INFO": bulk(f"cluster_state:{state}\r\ncluster_known_nodes:{known}\r\n"),
        "CLUSTER NODES": bulk("\n".join(lines) + "\n")})

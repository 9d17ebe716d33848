"""rconn serve under a service manager: what it tells, and the socket that it takes over."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess

from results import Skipped
from scene import ENVIRONMENT, PATIENCE, Redis, free_port, running, until


@contextlib.contextmanager
def manager(folder):
    """The socket of a service manager, which waits for each message."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        one.bind(str(folder / "notify"))
        one.settimeout(PATIENCE)
        yield one


def heard(one, start):
    """The next message that begins so; the messages before it are others."""
    while True:
        message = one.recv(4096).decode()
        if message.startswith(start):
            return message


def get(port, path="/livez"):
    with socket.create_connection(("127.0.0.1", port), 5) as one:
        one.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        return one.recv(64).startswith(b"HTTP/1.1 200 ")


def check_told(results, binary, folder, server):
    port = free_port()
    with manager(folder) as one:
        told = {"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": "400000"}
        words = ["env", *(f"{name}={value}" for name, value in told.items()), binary, "serve", "--listen",
                 f"127.0.0.1:{port}", server.name]
        with running(words, folder / "told.log") as rconn:
            with results.check("it tells that it is ready once it accepts connections"):
                message = heard(one, "READY=1")  # the watchdog may have been fed already
                assert message.startswith("READY=1\nSTATUS="), message
                assert get(port)
            with results.check("it feeds the watchdog again and again"):
                for _ in range(3):
                    heard(one, "WATCHDOG=1")
            with results.check("it tells that it reloads, when, and that it is ready again"):
                rconn.send_signal(signal.SIGHUP)
                message = heard(one, "RELOADING=1")
                assert re.search(r"\nMONOTONIC_USEC=\d+$", message), message
                heard(one, "READY=1")
            with results.check("it tells that it ends"):
                rconn.terminate()
                heard(one, "STOPPING=1")
                assert rconn.wait(PATIENCE) == 0


TELL = """env >> "$0"; grep SigBlk /proc/self/status >> "$0"; echo of-the-probes"""


def check_command(results, binary, folder, server):
    """A command that prints the password, at the start and at a reload."""
    log, told, config = folder / "command.log", folder / "told-to-command", folder / "command.toml"
    good = ('[serve]\nlisten = "127.0.0.1:0"\n[targets.one]\n'
            f'target = "{server.name}"\npass-command = ["sh", "-c", \'{TELL}\', "{told}"]\n')
    config.write_text(good)
    words = ["sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=rconn exec "$@"', "sh", "env",
             f"NOTIFY_SOCKET={folder / 'notify'}", "WATCHDOG_USEC=400000", binary, "serve", "--config", config]
    with socket.create_server(("127.0.0.1", 0)) as passed, manager(folder) as one:
        def take_three():
            os.dup2(passed.fileno(), 3)
        with running(words, log, preexec_fn=take_three, pass_fds=(3,)) as rconn:
            heard(one, "READY=1")
            rconn.send_signal(signal.SIGHUP)
            heard(one, "RELOADING=1")
            heard(one, "READY=1")
            text = told.read_text()
            with results.check("a command that prints the password hears nothing of the service manager"):
                assert text.count("PATH=") == 2, text
                assert not re.search("^(NOTIFY|WATCHDOG|LISTEN)_", text, re.MULTILINE), text
            with results.check("it blocks no signal, at the start and at a reload"):
                masks = re.findall(r"SigBlk:\s*(\w+)", text)
                assert len(masks) == 2 and not any(int(mask, 16) for mask in masks), masks
            with results.check("why a reload failed is told in the log, not by the status of the service"):
                config.write_text(good + 'hunter2 = "hunter3"\n')
                rconn.send_signal(signal.SIGHUP)
                heard(one, "RELOADING=1")
                message = heard(one, "READY=1")
                assert "not reloaded" in message and str(folder) not in message, message
                assert "hunter" not in message, message
                assert f"{config}, line" in log.read_text(), log.read_text()
    (folder / "notify").unlink()


def check_stuck(results, binary, folder, server):
    with results.check("a server that hangs is no reason for the watchdog"), manager(folder) as one:
        server.stop()
        words = ["env", f"NOTIFY_SOCKET={folder / 'notify'}", "WATCHDOG_USEC=400000", binary, "serve", "--listen",
                 "127.0.0.1:0", server.name]
        try:
            with running(words, folder / "stuck.log"):
                heard(one, "READY=1")
                for _ in range(5):
                    heard(one, "WATCHDOG=1")
        finally:
            server.go_on()


def check_socket(results, binary, folder, server):
    with results.check("systemd passes it a socket, and the request that started it is answered"):
        if not shutil.which("systemd-socket-activate"):
            raise Skipped("no systemd-socket-activate")
        port = free_port()
        with running(["systemd-socket-activate", "-l", f"127.0.0.1:{port}", binary, "serve", server.name],
                     folder / "socket.log"):
            until(lambda: get(port), (folder / "socket.log").read_text)
    with results.check("more than one socket is an error that says so"):
        first, second = free_port(), free_port()
        log = folder / "sockets.log"
        with running(["systemd-socket-activate", "-l", f"127.0.0.1:{first}", "-l", f"127.0.0.1:{second}",
                      binary, "serve", server.name], log) as rconn:
            def started():
                with socket.create_connection(("127.0.0.1", first), 5):
                    return True
            until(started, log.read_text)
            assert rconn.wait(PATIENCE) != 0
        assert "passes 2 sockets" in log.read_text(), log.read_text()
    with results.check("a socket that is passed and --listen are an error"):
        with socket.create_server(("127.0.0.1", 0)) as passed:
            done = subprocess.run(
                ["sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@" 3<&0', "sh", binary, "serve", "--listen",
                 "127.0.0.1:0", server.name], stdin=passed, capture_output=True, text=True,
                timeout=PATIENCE, env={**ENVIRONMENT, "HOME": str(folder)}, check=False)
        assert done.returncode not in (0, -signal.SIGTERM) and "listen" in done.stderr, done


def check(results, binary, folder):
    server = Redis(folder).start()
    try:
        check_told(results, binary, folder, server)
        (folder / "notify").unlink()
        check_command(results, binary, folder, server)
        check_stuck(results, binary, folder, server)
        check_socket(results, binary, folder, server)
    finally:
        server.kill()

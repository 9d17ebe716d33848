"""Scripted peers: what real servers and proxies do that cannot be had from a package.

usage: peers.py PORT SCENE [ARGUMENT...]; listens on all addresses until it is ended. A scene is a
function of a module in scenes/ that returns what to do with a connection: says-nothing is
says_nothing().
"""

import importlib
import pathlib
import socket
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent


def scene_named(name):
    for path in sorted((HERE / "scenes").glob("*.py")):
        module = importlib.import_module(f"scenes.{path.stem}")
        scene = getattr(module, name.replace("-", "_"), None)
        if callable(scene) and scene.__module__ == module.__name__:
            return scene
    sys.exit(f"peers.py: no scene {name}")


def main():
    port, scene = int(sys.argv[1]), scene_named(sys.argv[2])(*sys.argv[3:])
    listener = socket.socket(socket.AF_INET6)
    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("::", port))
    listener.listen(128)

    def work(connection):
        try:
            scene(connection)
        except (OSError, ValueError):
            pass
        connection.close()

    while True:
        connection, _ = listener.accept()
        threading.Thread(target=work, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()

#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"socket-in-directory", "{host} is a directory, and the socket is in it",
               "give its path: unix://{socket}"},
    CauseWords{"socket-is-directory", "{host} is a directory, not a socket",
               "remove it and start the server; where a container mounts it, mount the directory "
               "that holds the socket: a mount of what does not exist yet makes a directory"},
    CauseWords{"not-a-socket", "{host} is {kind}, not a socket",
               "give the path that the server's 'unixsocket' names"},
    CauseWords{"socket-is-datagram", "the socket at {host} is not a stream socket",
               "it belongs to another service: give the path that the server's 'unixsocket' names"},
    CauseWords{"socket-link-dangles", "the link {link} leads to {destination}, {end}",
               "correct the link, or give the path that the server's 'unixsocket' names"},
    CauseWords{"socket-path-through-file", "{file} on the way to the socket is not a directory",
               "correct the path, or remove that file"},
    CauseWords{"socket-directory-denied",
               "this user may not search the directory {directory} (mode {mode}, owner {owner})",
               "add this user to the directory's group, or give others the right to search it: "
               "chmod o+x {directory}"},
    CauseWords{"socket-mode-denied", "the socket has mode {mode} and belongs to {owner}",
               "add this user to its group, or set 'unixsocketperm' on the server: 770 for the "
               "group, 777 for all"},
    CauseWords{"socket-mount-stale", "the server that made the mounted socket is gone",
               "mount the directory of the socket instead of the socket itself: a server that is "
               "restarted makes a new one"},
    CauseWords{
        "socket-out-of-sight",
        "a server here listens at this path, but in another view of the file system, or its "
        "file was deleted",
        "put the socket where both see it, such as /run: systemd's PrivateTmp and containers "
        "have a /tmp of their own; if the file was deleted, restart the server"},
    CauseWords{"socket-stale", "the server that made the socket is gone",
               "start the server: it replaces the socket"},
    CauseWords{"socket-directory-missing", "the directory {directory} does not exist",
               "check the path; the server's 'unixsocket' names it, and its service makes the "
               "directory when it starts"},
    CauseWords{
        "socket-denied-by-policy",
        "the modes on the way to the socket permit it, but the system does not",
        "look for a policy of SELinux or AppArmor that forbids it: its log names the socket"},
    CauseWords{"variable-not-read",
               "no target was named, and {variable} is not read: only $REDIS_URL is",
               "name the target: \"{target}\""},
    CauseWords{"password-variable-not-read",
               "no password was given, and {variable} is not read: only $REDISCLI_AUTH is",
               "pass it on: REDISCLI_AUTH=\"{variable}\""},
    CauseWords{"listens-at-other-address", "{what} listens at {where}, not at {at}",
               "give {where} as the target, or add the other address to the server's 'bind'"},
    CauseWords{"refused-though-listening",
               "a server listens at {at}, yet the connection is refused",
               "look for a rule of this machine's firewall that rejects it: nft list ruleset, or "
               "iptables -S"},
    CauseWords{"listens-elsewhere", "{what} listens at {where}, not at {at}{others}",
               "give {where} as the target if that is the server you mean, else start one at {at}"},
    CauseWords{"socket-not-mounted",
               "rconn runs in a container, where {directory} has no such socket",
               "mount the directory of the socket into this container, or give the server's host "
               "and port"},
    CauseWords{"url-variable-empty",
               "$REDIS_URL is set, but empty, so the default was tried: 127.0.0.1:6379",
               "set $REDIS_URL to redis://HOST:PORT, or name the target"},
    CauseWords{"nothing-named", "no target was named, so the default was tried: 127.0.0.1:6379",
               "name the target: HOST, HOST:PORT or a URI, or set $REDIS_URL"},
    CauseWords{"localhost-is-pod",
               "rconn runs in a pod, and {host} is only this pod, not the node or another pod",
               "give the name of the server's Kubernetes service: NAME, or NAME.NAMESPACE"},
    CauseWords{"localhost-is-container",
               "rconn runs in a container, and {host} is only this container",
               "give the name of the server's container or Compose service; for a server of the "
               "host, {way}"},
    CauseWords{"localhost-is-wsl", "rconn runs in WSL, and {host} is not Windows",
               "for a server on Windows, give its address as seen from here: {way}"},
    CauseWords{"localhost-is-namespace",
               "rconn runs in a network namespace of its own, where {host} is not the machine",
               "run rconn where the server runs (ip netns exec, nsenter), or give an address that "
               "this namespace reaches"},
};

}  // namespace

std::span<const CauseWords> place_cause_words() { return table; }

}  // namespace rconn::cli

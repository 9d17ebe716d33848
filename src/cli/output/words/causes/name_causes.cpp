#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

// The portable build has no --resolver system.
#ifdef RCONN_PORTABLE
constexpr auto* outside_dns_advice =
    "give the IP address ('getent hosts {host}' shows it where applications find it), or add the "
    "name to /etc/hosts";
#else
constexpr auto* outside_dns_advice =
    "look it up as applications do (--resolver system), or give the IP address";
#endif

constexpr std::array table{
    CauseWords{"only-ipv6-addresses", "'{host}' has IPv6 addresses only, but IPv4 was asked for",
               "leave out -4, or give the name an A record"},
    CauseWords{"only-ipv4-addresses", "'{host}' has IPv4 addresses only, but IPv6 was asked for",
               "leave out -6, or give the name an AAAA record"},
    CauseWords{"no-name-server",
               "/etc/resolv.conf names no server, so 127.0.0.1 is asked, and nothing listens there",
               "write 'nameserver ADDRESS' into /etc/resolv.conf"},
    CauseWords{"name-server-down",
               "nothing listens at the name servers of /etc/resolv.conf ({servers}), or a firewall "
               "rejects it",
               "start {service}, or correct 'nameserver' in /etc/resolv.conf"},
    CauseWords{"name-server-unreachable",
               "this machine has no way to the name servers of /etc/resolv.conf ({servers})",
               "check this machine's network and routes (ip route), or correct 'nameserver' in "
               "/etc/resolv.conf"},
    CauseWords{
        "dns-over-tcp-blocked",
        "the answer of name server {servers} is too long for UDP, and over TCP it does not answer",
        "open TCP port 53 to {servers}, or give the name fewer addresses"},
    CauseWords{"name-servers-disagree", "{servers} has no address for '{host}', but {others} has",
               "have every 'nameserver' in /etc/resolv.conf know the name: remove {servers}, or "
               "put {others} first"},
    CauseWords{"name-server-refuses",
               "name server {servers} refuses to answer for '{name}' (REFUSED)",
               "allow this machine at {servers} (recursion, access lists), or name another server "
               "in /etc/resolv.conf"},
    CauseWords{"name-server-fails",
               "name server {servers} cannot find '{name}': it answers {status}",
               "look in the log of {servers}: the servers that it asks itself, and DNSSEC"},
    CauseWords{"alias-leads-nowhere",
               "'{name}' is an alias (CNAME) of '{alias}', which has no address",
               "correct the CNAME record of '{name}', or give '{alias}' an address"},
    CauseWords{"service-not-in-namespace",
               "there is no service '{host}' in the Kubernetes namespace '{namespace}', whose "
               "search list is used here",
               "write {host}.NAMESPACE for a service of another namespace"},
    CauseWords{"name-outside-dns",
               "no name server knows '{host}'; this lookup asks no one else, and not {sources}, "
               "which may know it",
               outside_dns_advice},
    CauseWords{"name-unknown", "no name server knows {names}",
               "check the spelling, or add the name to DNS or /etc/hosts"},
    CauseWords{"multicast-name",
               "no name server knows '{host}': names in .local are found by multicast DNS",
               "install libnss-mdns here, or give the IP address instead"},
    CauseWords{"name-without-address",
               "'{name}' exists in DNS, but has neither an A nor an AAAA record",
               "add an A or AAAA record for '{name}', or check the spelling"},
    CauseWords{
        "name-servers-not-asked",
        "the name servers ({servers}) have '{host}', but this machine's resolver has not",
        "check that the line 'hosts' of /etc/nsswitch.conf has 'dns', and the caches that it "
        "names (nscd, systemd-resolved)"},
    CauseWords{"name-servers-mute",
               "no name server of /etc/resolv.conf answers in time ({servers})",
               "check the way to {servers}, port 53 (UDP): firewall, VPN; or name another server "
               "in /etc/resolv.conf"},
    CauseWords{
        "first-name-server-mute",
        "name server {servers} does not answer, so the resolver waits before it asks {others}",
        "remove {servers} from /etc/resolv.conf, or put it last"},
    CauseWords{
        "aaaa-not-answered",
        "name server {server} answers for the A record of '{name}', but not in time for AAAA",
        "force IPv4 with -4, or have {server} answer AAAA questions"},
    CauseWords{
        "a-not-answered",
        "name server {server} answers for the AAAA record of '{name}', but not in time for A",
        "force IPv6 with -6, or have {server} answer A questions"},
    CauseWords{
        "search-list-slow",
        "the search list of /etc/resolv.conf takes the time: {names} is asked for before '{host}'",
        "write '{host}.' with a dot at its end, or set 'options ndots:1' in /etc/resolv.conf"},
    CauseWords{"one-question-at-a-time",
               "name server {server} answers the questions for A and AAAA one at a time only",
               "set 'options single-request-reopen' in /etc/resolv.conf"},
    CauseWords{
        "system-resolver-slow",
        "the name servers answer at once when asked directly, but this machine's resolver was slow",
        "check the line 'hosts' of /etc/nsswitch.conf and the services that it names (nscd, "
        "systemd-resolved)"},
    CauseWords{
        "questions-lost",
        "the name servers ({servers}) answer at once when asked again: the first questions or "
        "their answers were lost",
        "check the way to {servers} for lost packets (UDP port 53), or set 'options timeout:1' "
        "in /etc/resolv.conf"},
    CauseWords{"slow-lookup",
               "the name lookup took {took} of the {budget} that connecting may take",
               "speed up the lookup (rconn trace shows each name server), or raise --timeout"},
    CauseWords{"no-route-for-ipv6-name",
               "'{host}' has IPv6 addresses only, and this machine has no way to them",
               "give this machine IPv6, or the name an A record"},
    CauseWords{"no-route-for-ipv4-name",
               "'{host}' has IPv4 addresses only, and this machine has no way to them",
               "give this machine IPv4 or NAT64, or the name an AAAA record"},
    CauseWords{"resolved-as-other-name",
               "{address} is the address of {other}, which the search list made of '{host}'",
               "write '{host}.' with a dot at its end, or lower 'ndots' in /etc/resolv.conf (in "
               "Kubernetes, the pod's dnsConfig)"},
    CauseWords{"name-is-blocked",
               "'{host}' resolves to {address} by {source}: so names are blocked",
               "allow '{host}' in the name server that blocks it, or in /etc/hosts"},
    CauseWords{"name-points-here",
               "'{host}' resolves to {address} by {source}: this machine itself, where nothing "
               "listens at this port",
               "correct the address of '{host}' in {source}, or start the server here"},
};

}  // namespace

std::span<const CauseWords> name_cause_words() { return table; }

}  // namespace rconn::cli

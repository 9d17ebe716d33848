#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"server-needs-name", "the server decides by a server name (SNI), and none was sent",
               "add --sni {name}, or use the host name as target"},
    CauseWords{"server-name-unknown", "the server does not know the name that was sent: {wanted}",
               "name one that it knows with --sni, or as the host"},
    CauseWords{"router-has-no-route",
               "a router answers with its placeholder certificate: it has none for {wanted}",
               "add {wanted} to the router's routes for TLS, or name one that it has with --sni"},
    CauseWords{"sni-not-covered", "the certificate does not cover the name of --sni, {wanted}",
               "correct --sni: the certificate covers {names}"},
    CauseWords{"address-as-dns-name",
               "the certificate has the address {wanted} as a DNS name, which covers no address",
               "issue it again with subjectAltName IP:{wanted}"},
    CauseWords{
        "only-in-common-name",
        "the certificate has {wanted} in its common name only, not in subjectAltName",
        "issue it again with {wanted} in subjectAltName (DNS: for a name, IP: for an address)"},
    CauseWords{"address-not-covered", "the certificate does not cover the address {wanted}",
               "connect by a name that it covers ({names}), or add --sni {name}"},
    CauseWords{"wildcard-does-not-reach",
               "a wildcard covers exactly one label, so the certificate does not cover {wanted}",
               "issue it again with DNS:{wanted}, or connect by a name that {names} covers"},
    CauseWords{"certificate-for-other-name", "the certificate is for {names}, not for {wanted}",
               "connect by a name that it covers, or issue it again with {wanted}"},
};

}  // namespace

std::span<const CauseWords> server_name_cause_words() { return table; }

}  // namespace rconn::cli

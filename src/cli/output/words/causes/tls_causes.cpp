#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"port-speaks-tls", "this port speaks TLS",
               "add --tls{name}, or write rediss:// for redis://"},
    CauseWords{"tls-version-too-old",
               "the server speaks no TLS version that is offered: {versions}",
               "allow TLSv1.2 or TLSv1.3 on the server (tls-protocols), or update it"},
    CauseWords{"tls-version-limited-here",
               "this machine allows only these TLS versions: {versions}",
               "allow the server's version in openssl.cnf here (MinProtocol, MaxProtocol)"},
    CauseWords{"ciphers-too-narrow",
               "the server has none of the cipher suites of --tls-ciphers and --tls-ciphersuites",
               "leave --tls-ciphers and --tls-ciphersuites out, or add a suite of the server"},
    CauseWords{"no-shared-cipher", "server and client have no cipher suite or group in common",
               "compare the server's tls-ciphers and tls-ciphersuites with those allowed here "
               "(openssl ciphers -s -v)"},
    CauseWords{"server-error-in-tls", "the server met an error of its own in the handshake",
               "see the log of the server, or of the proxy that ends TLS there"},
    CauseWords{"no-certificate",
               "the server presented no certificate: an anonymous cipher suite was "
               "chosen",
               "leave anonymous suites (aNULL) out of --tls-ciphers"},
    CauseWords{"client-certificate-asked",
               "the server asked for a client certificate, got none, and closed the connection",
               "give one that the server's CA has signed, with --cert and --key"},
    CauseWords{"closed-behind-tls", "TLS works, but what is behind it closed the connection",
               "check that the server behind the TLS endpoint (stunnel, proxy) runs; if there is "
               "none, its maxclients"},
    CauseWords{"client-certificate-expired", "the certificate of --cert expired on {until}",
               "renew the certificate of --cert: {subject}"},
    CauseWords{"client-certificate-not-for-clients",
               "the certificate of --cert is not meant for clients, by its key usage",
               "give one with extendedKeyUsage clientAuth in --cert"},
    CauseWords{
        "client-certificate-of-unknown-authority",
        "the server does not know the authority that signed the certificate of --cert",
        "give one that the server's tls-ca-cert-file signed; this one is signed by {issuer}"},
    CauseWords{"key-not-of-certificate", "the key does not belong to the certificate of --cert",
               "name the key of that certificate with --key, or leave --key out if it is in the "
               "same file"},
};

}  // namespace

std::span<const CauseWords> tls_cause_words() { return table; }

}  // namespace rconn::cli

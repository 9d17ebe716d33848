#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"authority-replaced", "{store} has another key of {issuer} than the one that signed",
               "put the present certificate of {issuer} into {setting}: it was made anew"},
    CauseWords{"intermediate-replaced",
               "the server sends {issuer} with another key than the one that signed {subject}",
               "on the server, replace {issuer} in the chain (tls-cert-file) by its present "
               "certificate"},
    CauseWords{"authority-not-hashed", "{setting} has no certificate named by the hash of {issuer}",
               "put the certificate of {issuer} into that directory, and run: openssl rehash "
               "DIRECTORY"},
    CauseWords{
        "no-authorities-here", "this machine has no authorities to trust",
        "install its package ca-certificates, or name the authority with --cacert, or a file of "
        "authorities in SSL_CERT_FILE"},
    CauseWords{"self-signed", "the server's certificate is self-signed, and not trusted here",
               "if this is the right server, name its certificate with --cacert (see: openssl "
               "s_client -connect {at})"},
    CauseWords{"self-signed-instead",
               "the server's certificate is self-signed, not signed by an authority in {store}",
               "on the server, install the certificate that the authority signed (tls-cert-file), "
               "or give its own with {setting}"},
    CauseWords{"authority-incomplete", "{store} has {subject}, but not {issuer}, which signed that",
               "add the certificate of {issuer} to {setting}"},
    CauseWords{"authority-not-given", "this machine does not trust {issuer}, which signed",
               "name the certificate of {issuer} with --cacert"},
    CauseWords{"other-authority", "no authority in {store} signed the certificate: {issuer} did",
               "name the certificate of {issuer} with {setting}, or check that {at} is the right "
               "server"},
    CauseWords{"intermediate-missing",
               "the server does not send the certificate of {issuer}, which signed its own",
               "on the server, append the certificate of {issuer} to tls-cert-file"},
};

}  // namespace

std::span<const CauseWords> authority_cause_words() { return table; }

}  // namespace rconn::cli

#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"certificate-expired", "the server's own certificate has expired on {until}",
               "renew the server's certificate and load it there: CONFIG SET tls-cert-file, or a "
               "restart"},
    CauseWords{"intermediate-expired",
               "an authority's certificate that the server sends has expired on {until}: {subject}",
               "on the server, replace {subject} by its renewed certificate in the chain "
               "(tls-cert-file)"},
    CauseWords{"authority-expired",
               "the certificate of the authority itself has expired on {until}: {subject}",
               "renew {subject}, and put its new certificate into {store}"},
    CauseWords{"clock-behind", "none of the certificates is valid yet by the clock of this machine",
               "set this machine's clock (see date -u): the certificates begin on {from}"},
    CauseWords{"certificate-not-yet-valid",
               "the certificate of {subject} is valid from {from} only",
               "compare {from} with the clock here (date -u); if that is right, issue the "
               "certificate again"},
    CauseWords{"certificate-not-for-servers",
               "the server's certificate is not meant for servers, by its key usage",
               "issue the server's certificate again, with extendedKeyUsage serverAuth"},
    CauseWords{"authority-not-for-servers",
               "{subject} may not issue certificates for servers, by its key usage",
               "have the server's certificate issued by an authority for servers (serverAuth)"},
    CauseWords{"key-too-weak", "the key of {subject} is too weak for this machine: {bits} bits",
               "issue the certificate of {subject} again, with an RSA key of 2048 bits or more, or "
               "P-256"},
    CauseWords{"digest-too-weak",
               "the certificate of {subject} is signed with a digest that is too weak: {digest}",
               "have {issuer} sign it again, with SHA-256"},
    CauseWords{"issuer-not-authority",
               "{subject} signed a certificate, but is no authority "
               "(CA:FALSE)",
               "have the server's certificate signed by an authority (basicConstraints CA:TRUE)"},
    CauseWords{"issuer-may-not-sign",
               "{issuer} may not sign certificates: its keyUsage lacks keyCertSign",
               "issue the certificate of {issuer} again, with keyUsage keyCertSign"},
    CauseWords{"path-too-long", "more authorities stand below {subject} than it allows (pathlen)",
               "have the server's certificate issued by an authority nearer to {subject}, or raise "
               "its pathlen"},
    CauseWords{
        "name-not-permitted",
        "an authority may not issue certificates for the names of {subject} (name constraints)",
        "have the server's certificate issued for names that its authorities permit"},
};

}  // namespace

std::span<const CauseWords> certificate_cause_words() { return table; }

}  // namespace rconn::cli

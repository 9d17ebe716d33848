#include "cli/output/json/members.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/table/values.hpp"
#include "cli/output/words/silence.hpp"
#include "connector/redis/resp/digits.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// The server's text as a number; absent unless it is a whole one that is not negative.
Json count_in(std::string_view digits) {
  const auto number = resp::whole_number(digits);
  return number && *number >= 0 ? Json(*number) : Json();
}

Json of_certificate(const TlsFacts& facts, std::string Certificate::* part) {
  return facts.certificate ? text_if_any((*facts.certificate).*part) : Json();
}

Json names(const TlsFacts& facts) {
  return facts.certificate ? texts_of(facts.certificate->names) : Json();
}

// clang-format off
constexpr std::array tls_table{
    Member<TlsFacts>{"version", "text?", "the protocol agreed on",
                     [](const TlsFacts& t) { return text_if_any(t.version); }},
    Member<TlsFacts>{"cipher", "text?", "the cipher suite agreed on",
                     [](const TlsFacts& t) { return text_if_any(t.cipher); }},
    Member<TlsFacts>{"server_name", "text?", "the name sent (SNI)",
                     [](const TlsFacts& t) { return text_if_any(t.server_name.value_or("")); }},
    Member<TlsFacts>{"verified", "boolean", "whether verification succeeded",
                     [](const TlsFacts& t) { return Json(t.verified()); }},
    Member<TlsFacts>{"insecure", "boolean", "whether --insecure was given",
                     [](const TlsFacts& t) { return Json(t.insecure); }},
    Member<TlsFacts>{"matched_by_common_name", "true?", "true if the certificate has no subjectAltName",
                     [](const TlsFacts& t) { return true_if(t.matched_by_common_name); }},
    Member<TlsFacts>{"verify_error", "text?", "why not, also with --insecure",
                     [](const TlsFacts& t) {
                       return t.verify_failure ? text_if_any(t.verify_failure->words) : Json();
                     }},
    Member<TlsFacts>{"subject", "text?", "the subject of the certificate",
                     [](const TlsFacts& t) { return of_certificate(t, &Certificate::subject); }},
    Member<TlsFacts>{"issuer", "text?", "its issuer",
                     [](const TlsFacts& t) { return of_certificate(t, &Certificate::issuer); }},
    Member<TlsFacts>{"names", "[text]?", "the names it covers", names},
    Member<TlsFacts>{"not_before", "time?", "the start of its validity",
                     [](const TlsFacts& t) { return of_certificate(t, &Certificate::not_before); }},
    Member<TlsFacts>{"not_after", "time?", "the end of its validity",
                     [](const TlsFacts& t) { return of_certificate(t, &Certificate::not_after); }},
    Member<TlsFacts>{"days_left", "integer?", "whole days until then",
                     [](const TlsFacts& t) {
                       return t.certificate ? Json(t.certificate->days_left) : Json();
                     }},
};

constexpr std::array server_table{
    Member<Identity>{"product", "text?", "redis, valkey, ...",
                     [](const Identity& s) { return text_if_any(s.product); }},
    Member<Identity>{"version", "text?", "of the product",
                     [](const Identity& s) { return text_if_any(s.version); }},
    Member<Identity>{"mode", "text?", "standalone, cluster or sentinel",
                     [](const Identity& s) { return text_if_any(s.mode); }},
    Member<Identity>{"role", "text?", "master, replica or sentinel",
                     [](const Identity& s) { return text_if_any(s.role); }},
    Member<Identity>{"connection_id", "count?", "as CLIENT LIST shows it",
                     [](const Identity& s) { return count_in(s.connection_id); }},
    Member<Identity>{"clients", "count?", "how many are connected",
                     [](const Identity& s) { return count_in(s.clients); }},
    Member<Identity>{"max_clients", "count?", "how many it allows",
                     [](const Identity& s) { return count_in(s.max_clients); }},
    Member<Identity>{"idle_timeout", "count?", "seconds after which it drops an idle client, 0: never",
                     [](const Identity& s) { return count_in(s.idle_timeout); }},
    Member<Identity>{"user", "text?", "as whom it knows this connection",
                     [](const Identity& s) { return text_if_any(s.user); }},
    Member<Identity>{"run_id", "text?", "of this process",
                     [](const Identity& s) { return text_if_any(s.run_id); }},
    Member<Identity>{"uptime", "count?", "seconds since it was started",
                     [](const Identity& s) { return count_in(s.uptime); }},
    Member<Identity>{"os", "text?", "its operating system",
                     [](const Identity& s) { return text_if_any(s.os); }},
    Member<Identity>{"availability_zone", "text?", "as configured",
                     [](const Identity& s) { return text_if_any(s.availability_zone); }},
    Member<Identity>{"modules", "[text]?", "names and versions",
                     [](const Identity& s) { return texts_if_any(s.modules); }},
    Member<Identity>{"proof", "=echo|error|quiet?", "how it proved that it reads: echo, error or quiet",
                     [](const Identity& s) { return text_if_any(s.proof); }},
    Member<Identity>{"silence", "text?", "why it does not identify itself",
                     [](const Identity& s) { return text_if_any(silence_in_words(s)); }},
};
// clang-format on

}  // namespace

std::span<const Member<TlsFacts>> tls_members() { return tls_table; }
std::span<const Member<Identity>> server_members() { return server_table; }

}  // namespace rconn::cli

#include "cli/output/json/report_parts.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "cli/output/json/table/values.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// clang-format off
constexpr std::array of_attempt{
    Member<Attempt>{"address", "text", "the address tried",
        [](const Attempt& a) { return text_of(a.address); }},
    Member<Attempt>{"fault", "fault?", "the id of the fault; absent: it connected",
        [](const Attempt& a) { return a.failure ? Json(info(a.failure->fault).id) : Json(); }},
    Member<Attempt>{"detail", "text?", "the message of the system",
        [](const Attempt& a) { return a.failure ? text_of(in_words(a.failure->detail)) : Json(); }},
    Member<Attempt>{"ms", "ms", "the time of the attempt",
        [](const Attempt& a) { return Json(in_milliseconds(a.took)); }},
    Member<Attempt>{"rtt_ms", "ms?", "the round-trip time, as the kernel measured it",
        [](const Attempt& a) { return a.round_trip ? Json(in_milliseconds(*a.round_trip)) : Json(); }},
    Member<Attempt>{"retransmits", "count?", "connection requests that were sent again",
        [](const Attempt& a) { return count_if_any(a.retransmits); }},
};

constexpr std::array of_expectation{
    Member<EvaluatedCondition>{"condition", "text", "as written",
        [](const EvaluatedCondition& e) { return text_of(e.condition); }},
    Member<EvaluatedCondition>{"met", "boolean", "whether it holds",
        [](const EvaluatedCondition& e) { return Json(e.met); }},
    Member<EvaluatedCondition>{"found", "text", "the value that the server reported",
        [](const EvaluatedCondition& e) { return text_of(in_words(e.found)); }},
};

constexpr std::array of_drop{
    Member<Drop>{"reason", "drop_reason", "an id of rconn-faults(7)",
        [](const Drop& d) { return Json(info(d.reason).id); }},
    Member<Drop>{"unread_bytes", "count?", "received, but not read by the user before",
        [](const Drop& d) { return count_if_any(d.unread_bytes); }},
    Member<Drop>{"php_alive", "boolean", "whether PHP's own check treats it as alive",
        [](const Drop& d) { return Json(info(d.reason).php_alive); }},
    Member<Drop>{"detail", "text?", "the message of the peer or the system",
        [](const Drop& d) { return text_if_any(in_words(d.detail)); }},
};

constexpr std::array of_dns_answer{
    Member<DnsAnswer>{"server", "text", "the address of the name server",
        [](const DnsAnswer& a) { return text_of(a.server); }},
    Member<DnsAnswer>{"name", "text", "the name asked for, with a domain of the search list, if any",
        [](const DnsAnswer& a) { return text_of(a.name); }},
    Member<DnsAnswer>{"type", "=A|AAAA", "of the record",
        [](const DnsAnswer& a) { return Json(a.ipv6 ? "AAAA" : "A"); }},
    Member<DnsAnswer>{"status", "dns_status", "what it answered, or why it did not",
        [](const DnsAnswer& a) { return Json(name(a.status)); }},
    Member<DnsAnswer>{"addresses", "[text]", "those in the answer",
        [](const DnsAnswer& a) { return texts_of(a.addresses); }},
    Member<DnsAnswer>{"alias", "text?", "where a CNAME leads",
        [](const DnsAnswer& a) { return text_if_any(a.alias); }},
    Member<DnsAnswer>{"truncated", "true?", "the answer over UDP was",
        [](const DnsAnswer& a) { return true_if(a.truncated); }},
    Member<DnsAnswer>{"tcp_status", "dns_status?", "over TCP, once truncated",
        [](const DnsAnswer& a) { return a.over_tcp ? Json(name(*a.over_tcp)) : Json(); }},
    Member<DnsAnswer>{"alone", "true?", "answered only when asked for once more, by itself",
        [](const DnsAnswer& a) { return true_if(a.alone); }},
    Member<DnsAnswer>{"ms", "ms", "until the answer, or until it was given up",
        [](const DnsAnswer& a) { return Json(in_milliseconds(a.took)); }},
};
// clang-format on

}  // namespace

std::span<const Member<Attempt>> attempt_members() { return of_attempt; }
std::span<const Member<EvaluatedCondition>> expectation_members() { return of_expectation; }
std::span<const Member<Drop>> drop_members() { return of_drop; }
std::span<const Member<DnsAnswer>> dns_answer_members() { return of_dns_answer; }

}  // namespace rconn::cli

#include "connector/values/verdict.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn {
namespace {

constexpr std::array table{
    VerdictInfo{Verdict::ready, "ready", 0, "the expected reply came"},
    VerdictInfo{Verdict::not_ready, "not-ready", 1, "it answered, but not as expected"},
    VerdictInfo{Verdict::no_answer, "no-answer", 2, "name, network or time: nothing usable came"},
    VerdictInfo{Verdict::not_attempted, "not-attempted", 3,
                "usage, or a limit of this machine or of rconn"},
    VerdictInfo{Verdict::refused, "refused", 4, "credentials or permission"},
    VerdictInfo{Verdict::tls, "tls", 5, "the handshake or the certificate"},
    VerdictInfo{Verdict::not_redis, "not-redis", 6, "another service, or a broken protocol"},
    VerdictInfo{Verdict::interrupted, "interrupted", 130, "a signal ended the run"},
};

static_assert(is_complete(table, &VerdictInfo::verdict, Verdict::interrupted),
              "one row for each verdict, in the order of the enum");

}  // namespace

std::span<const VerdictInfo> verdicts() { return table; }

const VerdictInfo& info(Verdict verdict) { return table.at(static_cast<std::size_t>(verdict)); }

}  // namespace rconn

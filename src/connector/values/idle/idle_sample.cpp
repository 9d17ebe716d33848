#include "connector/values/idle/idle_sample.hpp"

#include "connector/values/table.hpp"

namespace rconn {
namespace {

using Outcome = IdleOutcome;

constexpr std::array table{
    IdleEndInfo{IdleEnd::pending, "pending", Outcome::pending},
    IdleEndInfo{IdleEnd::answered, "answered", Outcome::ok},
    IdleEndInfo{IdleEnd::closed, "closed", Outcome::cut},
    IdleEndInfo{IdleEnd::reset, "reset", Outcome::cut},
    IdleEndInfo{IdleEnd::closed_on_use, "closed-on-use", Outcome::cut},
    IdleEndInfo{IdleEnd::reset_on_use, "reset-on-use", Outcome::cut},
    IdleEndInfo{IdleEnd::unacknowledged, "unacknowledged", Outcome::cut},
    IdleEndInfo{IdleEnd::unanswered, "unanswered", Outcome::cut},
    IdleEndInfo{IdleEnd::no_reply, "no-reply", Outcome::cut},
    IdleEndInfo{IdleEnd::error_reply, "error-reply", Outcome::cut},
    IdleEndInfo{IdleEnd::restarted, "restarted", Outcome::unclear},
    IdleEndInfo{IdleEnd::server_down, "server-down", Outcome::unclear},
    IdleEndInfo{IdleEnd::spoke, "spoke", Outcome::unclear},
    IdleEndInfo{IdleEnd::not_opened, "not-opened", Outcome::unclear},
    IdleEndInfo{IdleEnd::closed_with_error, "closed-with-error", Outcome::cut},
    IdleEndInfo{IdleEnd::turned_away, "turned-away", Outcome::unclear},
    IdleEndInfo{IdleEnd::stalled, "stalled", Outcome::unclear},
    IdleEndInfo{IdleEnd::ended_together, "ended-together", Outcome::unclear},
};

static_assert(is_complete(table, &IdleEndInfo::end, IdleEnd::ended_together),
              "one row for each, in the order of the enum");

}  // namespace

std::span<const IdleEndInfo> idle_ends() { return table; }

const IdleEndInfo& info(IdleEnd end) { return table.at(static_cast<std::size_t>(end)); }

}  // namespace rconn

// One target, one climb with eyes open: everything a ping does, then everything else that can be
// learned without harm, so that the report tells the whole story.
// Entry point: climb_with_eyes_open(). It never fails: a failure is a report.
#pragma once

#include "connector/ladder/climb.hpp"
#include "connector/ladder/rungs/ladder.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// The rungs of a ping and hello; the identity of the server; the addresses that a ping would not
// have tried; after a failure, its cause (see find_cause).
// `report` is one on the target, from report_on().
asio::awaitable<void> climb_with_eyes_open(const Target& target, Shared& shared, Report& report,
                                           OnRung on_rung);

}  // namespace rconn

// One target, one climb with eyes open: everything a ping does, then everything else that can be
// learned without harm, so that the report tells the whole story.
// Entry point: climb_with_eyes_open(). It never fails: a failure is a report.
#pragma once

#include "connector/ladder.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/tls/contexts.hpp"
#include "connector/report.hpp"
#include "connector/target.hpp"

namespace rconn {

// The rungs of a ping and hello; the identity of the server; the addresses that a ping would not
// have tried; after a failure, its cause (see find_cause).
asio::awaitable<Report> climb_with_eyes_open(const Target& target, net::TlsContexts& contexts,
                                             OnRung on_rung);

}  // namespace rconn

// Makes one more connection to the server that is tried, and logs in.
// Entry point: open_held().
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "connector/idle/context.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// None after a failure, which is in the report. With `keepalive`, TCP keepalives of that interval
// are on. The peer has answered a PING then.
asio::awaitable<std::optional<KeptConnection>> open_held(
    IdleContext& context, Report& report, std::optional<std::chrono::seconds> keepalive = {});

// For each reply.
ReplyBudget reply_budget_of(const Target& target);

// What the server said of itself, as reports show it: without the password, and at most 64 bytes.
// Empty if it did not say it.
std::string told(const Inquiry::Fact& fact, const Target& target);

}  // namespace rconn

// Asks a Sentinel for the masters that it watches and for what belongs to them.
// Entry points: ask_asked_sentinel() for the one that the user named, ask_other_sentinel().
// Questions about many masters are pipelined. What a Sentinel refuses to list is told, see
// SentinelView.
#pragma once

#include <optional>
#include <string>

#include "connector/net/asio.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/topology/views/sentinel_view.hpp"
#include "connector/values/result.hpp"

namespace rconn {

// All masters with replicas, other Sentinels and quorum; or only `master`. A failure if the masters
// are not told, or the connection broke before every question was answered.
asio::awaitable<Result<SentinelView, Failure>> ask_asked_sentinel(
    Inquiry& inquiry, const std::optional<std::string>& master);

// All masters; of `master` the other Sentinels, too. Empty where it does not answer.
asio::awaitable<SentinelView> ask_other_sentinel(Inquiry& inquiry, const std::string& master);

// The failure that a reply of another kind than expected is.
Failure not_understood(const resp::Reply& reply);

}  // namespace rconn

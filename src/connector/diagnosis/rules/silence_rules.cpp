#include "connector/diagnosis/rules/silence_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

namespace rconn::silence {
namespace {

using Match = std::optional<Observed>;

bool is_silence(const Case& what) {
  return what.fault() == Fault::reply_timeout || what.fault() == Fault::tls_timeout;
}

// What the kernel says of a connection whose peer was silent until the deadline.
const PathFacts* path_of(const Case& what) {
  const bool connected = what.rung() != Rung::connect && what.evidence.path;
  return connected && is_silence(what) ? &*what.evidence.path : nullptr;
}

// SYNs that were sent again count as well, but not for what followed.
unsigned retransmits_of_data(const Case& what, const PathFacts& path) {
  unsigned of_connect = 0;
  for (const Attempt& attempt : what.report.attempts) {
    if (!attempt.failure) of_connect = attempt.retransmits;
  }
  return path.retransmits - std::min(of_connect, path.retransmits);
}

// The timeouts in a row say that of what is unacknowledged now; a probe (RFC 8985) does not count
// as a timeout, but is a retransmission. On a kept connection it may have been long ago.
bool was_sent_again(const Case& what, const PathFacts& path) {
  if (path.timeouts > 0) return true;
  return !what.report.reused && retransmits_of_data(what, path) > 0;
}

Detail lost(const PathFacts& path) {
  return own_words(
      fmt::format("segments not acknowledged: {}, sent again: {} times; the last acknowledgement "
                  "came {} ms ago",
                  path.unacknowledged, path.retransmits, path.since_acknowledged.count()));
}

bool waited(const Case& what) {
  constexpr std::chrono::milliseconds enough{100};
  return what.report.times.at(static_cast<std::size_t>(what.rung())).value_or(enough) >= enough;
}

// Whether a part of the reply came (see redis/exchange_failure).
bool has_begun(const Case& what) {
  return what.words().find("no whole reply") != std::string::npos;
}

std::string in_words(std::chrono::nanoseconds idle) {
  const std::chrono::duration<double> seconds = idle;
  return fmt::format("{:.1f} s", seconds.count());
}

}  // namespace

Match forgotten(const Case& what) {
  const auto& command = what.evidence.command;
  if (!what.report.reused || !command || command->idle.count() == 0) return std::nullopt;
  const PathFacts* const path = path_of(what);
  const bool is_lost = path != nullptr && path->unacknowledged > 0 && was_sent_again(what, *path);
  if (!is_lost && what.fault() != Fault::reset) return std::nullopt;
  Observed observed;
  observed.detail = is_lost ? lost(*path) : what.report.failure->detail;
  observed.values = {{"idle", own_words(in_words(command->idle))}};
  return observed;
}

Match rejected(const Case& what) {
  const PathFacts* const path = path_of(what);
  if (path == nullptr || path->unacknowledged == 0) return std::nullopt;
  switch (path->icmp_error) {
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ECONNREFUSED:
    case EACCES:
      return Observed{lost(*path),
                      {{"error", own_words(std::generic_category().message(path->icmp_error))}}};
    default:
      return std::nullopt;
  }
}

Match large_requests_lost(const Case& what) {
  const PathFacts* const path = path_of(what);
  if (path == nullptr || path->acknowledged_out_of_order == 0) return std::nullopt;
  if (!was_sent_again(what, *path)) return std::nullopt;
  return Observed{lost(*path), {}};
}

Match requests_lost(const Case& what) {
  const PathFacts* const path = path_of(what);
  if (path == nullptr || path->unacknowledged == 0 || !was_sent_again(what, *path)) {
    return std::nullopt;
  }
  return Observed{lost(*path), {}};
}

// A segment after a gap, and no time in which the gap was filled. Or the peer got our request
// twice: the acknowledgement that it sent with its reply did not arrive, one without a reply did.
Match replies_lost(const Case& what) {
  const PathFacts* const path = path_of(what);
  if (path == nullptr || path->unacknowledged > 0) return std::nullopt;
  if (path->out_of_order == 0 && path->received_twice == 0) return std::nullopt;
  return Observed{
      own_words(fmt::format("{} segments came after a gap; {} of ours were received twice",
                            path->out_of_order, path->received_twice)),
      {}};
}

// In a handshake, it may also be that the port does not speak TLS; and a limit may be shorter than
// a busy server's pauses.
Match not_answered(const Case& what) {
  if (what.fault() != Fault::reply_timeout || !waited(what) || has_begun(what)) return std::nullopt;
  if (what.evidence.target.is_unix_socket) return Observed{"", {}};
  const PathFacts* const path = path_of(what);
  if (path == nullptr || path->unacknowledged > 0) return std::nullopt;
  return Observed{
      own_words(fmt::format("its system acknowledged all {} bytes that were sent, the "
                            "last {} ms ago",
                            path->bytes_acknowledged, path->since_acknowledged.count())),
      {}};
}

}  // namespace rconn::silence

#include "connector/idle/classify.hpp"

namespace rconn {
namespace {

// A request that came to nothing, while a new connection works.
IdleEnd silence_of(const std::optional<PathFacts>& path) {
  if (!path) return IdleEnd::no_reply;
  return path->unacknowledged > 0 || path->timeouts > 0 ? IdleEnd::unacknowledged
                                                        : IdleEnd::unanswered;
}

bool speaks(const Failure& failure) {
  return failure.fault == Fault::protocol_error || failure.fault == Fault::not_redis ||
         failure.fault == Fault::reply_too_large;
}

}  // namespace

IdleEnd classify(const IdleBreak& seen) {
  if (seen.failure.fault == Fault::interrupted) return IdleEnd::pending;
  if (seen.failure.fault == Fault::local_limit) return IdleEnd::not_opened;
  if (!seen.server_answers) return seen.turned_away ? IdleEnd::turned_away : IdleEnd::server_down;
  if (seen.server_is_new) return IdleEnd::restarted;
  if (seen.answered) return seen.in_use ? IdleEnd::error_reply : IdleEnd::closed_with_error;
  const bool silence = seen.failure.fault == Fault::reply_timeout || seen.keepalive_gave_up;
  if ((seen.is_slow && silence) || (seen.was_down && !speaks(seen.failure))) {
    return IdleEnd::stalled;
  }
  if (seen.keepalive_gave_up) return IdleEnd::unacknowledged;
  switch (seen.failure.fault) {
    case Fault::reply_timeout:
      return silence_of(seen.path);
    case Fault::closed:
      return seen.in_use ? IdleEnd::closed_on_use : IdleEnd::closed;
    case Fault::reset:
      return seen.in_use ? IdleEnd::reset_on_use : IdleEnd::reset;
    default:  // TLS that ended without a word counts as closed, too
      break;
  }
  if (speaks(seen.failure)) return IdleEnd::spoke;
  return seen.in_use ? IdleEnd::closed_on_use : IdleEnd::closed;
}

}  // namespace rconn

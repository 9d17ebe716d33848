#include "connector/watch/writes/write_ledger.hpp"

#include <algorithm>
#include <utility>

namespace rconn {

void WriteLedger::acknowledged(std::uint64_t number, Duration sent) {
  ++writes_.acknowledged;
  kept_.add(number);
  last_sent_ = std::max(last_sent_.value_or(sent), sent);
}

void WriteLedger::refused() { ++writes_.refused; }

void WriteLedger::unanswered(std::uint64_t number) {
  ++writes_.unanswered;
  ++writes_.unknown;
  open_.add(number);
}

std::uint64_t WriteLedger::found(std::uint64_t number) {
  const bool was_open = open_.remove(number);
  if (was_open) --writes_.unknown;  // it was done
  // A server may do a write long after it was sent, when nobody waits for the reply any more. It
  // then hides later ones that are in its history.
  if (was_open && kept_.has_above(number)) {
    lose_sight("the key holds a write that was not answered, and was sent before others that were");
    return 0;
  }
  if (number < kept_.dropped()) {
    writes_.unread = "there were too many outages to remember all writes";
  }
  const std::uint64_t lost = kept_.take_above(number);
  writes_.lost += lost;
  seen_ = number;
  return lost;
}

std::uint64_t WriteLedger::missing(Duration now, bool other_process) {
  if (!last_sent_ || !kept_.has_above(0)) return 0;
  if (now - *last_sent_ >= writes_.time_to_live) {
    lose_sight("the key had expired before it could be read: its time to live is too short");
    return 0;
  }
  if (!other_process) {
    lose_sight("the key was deleted or evicted");
    return 0;
  }
  return found(0);
}

void WriteLedger::unreadable(std::string why) {
  if (kept_.has_above(0)) lose_sight(std::move(why));
}

// Those that had been in the key before are no loss. None is counted again, whatever is read later.
void WriteLedger::lose_sight(std::string why) {
  writes_.unknown += kept_.take_above(seen_);
  kept_.take_above(0);
  writes_.unread = std::move(why);
}

}  // namespace rconn

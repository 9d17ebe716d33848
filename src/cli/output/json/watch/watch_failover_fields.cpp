#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// Between the last write that the old master acknowledged and the first that the new one did.
Json without_writes(const Failover& failover) {
  if (!failover.last_acknowledged_write || !failover.first_acknowledged_write) return {};
  return in_seconds(*failover.first_acknowledged_write - *failover.last_acknowledged_write);
}

// clang-format off
constexpr std::array of_failover{
    Member<Failover>{"from", "master_seen", "the master before: address, run_id, offset (of its replication), first_seen",
        [](const Failover& f) { return object_of(master_seen_fields(), f.from); }},
    Member<Failover>{"to", "master_seen", "the master after it",
        [](const Failover& f) { return object_of(master_seen_fields(), f.to); }},
    Member<Failover>{"last_acknowledged_write", "seconds?", "by the old master; all moments in seconds since the start, absent if not seen",
        [](const Failover& f) { return seconds_if_set(f.last_acknowledged_write); }},
    Member<Failover>{"first_error", "seconds?", "of any view",
        [](const Failover& f) { return seconds_if_set(f.first_error); }},
    Member<Failover>{"first_contact", "seconds?", "the new master said that it is the master",
        [](const Failover& f) { return seconds_if_set(f.first_contact); }},
    Member<Failover>{"first_acknowledged_write", "seconds?", "by the new master",
        [](const Failover& f) { return seconds_if_set(f.first_acknowledged_write); }},
    Member<Failover>{"old_master_demoted", "seconds?", "it said itself that it is no master any more",
        [](const Failover& f) { return seconds_if_set(f.old_master_demoted); }},
    Member<Failover>{"without_writes", "seconds?", "seconds from the last acknowledged write to the first",
        [](const Failover& f) { return without_writes(f); }},
};

constexpr std::array of_master{
    Member<MasterSeen>{"address", "text", "where it is",
        [](const MasterSeen& m) { return text_of(m.address); }},
    Member<MasterSeen>{"run_id", "text?", "of its process",
        [](const MasterSeen& m) { return text_if_any(m.run_id); }},
    Member<MasterSeen>{"offset", "integer?", "of its replication, when it was last asked",
        [](const MasterSeen& m) { return number_if_set(m.offset); }},
    Member<MasterSeen>{"first_seen", "time", "when it was first seen as master",
        [](const MasterSeen& m) { return wall_time(m.first); }},
};

constexpr std::array of_writes{
    Member<Writes>{"key", "text", "the key that was written",
        [](const Writes& w) { return text_of(w.key); }},
    Member<Writes>{"time_to_live", "seconds", "of the key, in seconds",
        [](const Writes& w) { return Json(in_seconds(w.time_to_live)); }},
    Member<Writes>{"acknowledged", "count", "writes that the server confirmed",
        [](const Writes& w) { return Json(w.acknowledged); }},
    Member<Writes>{"refused", "count", "writes that it answered with an error",
        [](const Writes& w) { return Json(w.refused); }},
    Member<Writes>{"unanswered", "count", "writes without a reply",
        [](const Writes& w) { return Json(w.unanswered); }},
    Member<Writes>{"lost", "count", "writes that were acknowledged and then missing",
        [](const Writes& w) { return Json(w.lost); }},
    Member<Writes>{"unknown", "count", "writes of which it is not known whether they are there",
        [](const Writes& w) { return Json(w.unknown); }},
    Member<Writes>{"unread", "text?", "why some losses could not be counted; absent: all were",
        [](const Writes& w) { return text_if_any(w.unread); }},
};
// clang-format on

}  // namespace

std::span<const Member<Failover>> failover_fields() { return of_failover; }
std::span<const Member<MasterSeen>> master_seen_fields() { return of_master; }
std::span<const Member<Writes>> writes_fields() { return of_writes; }

}  // namespace rconn::cli

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/table/object_of.hpp"
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
    WatchField<Failover>{"from", "master_seen", "the master before: address, run_id, offset (of its replication), first_seen",
        [](const Failover& f, const WatchRecord& r) {
          return object_of(master_seen_fields(), f.from, r);
        }},
    WatchField<Failover>{"to", "master_seen", "the master after it",
        [](const Failover& f, const WatchRecord& r) {
          return object_of(master_seen_fields(), f.to, r);
        }},
    WatchField<Failover>{"last_acknowledged_write", "seconds?", "by the old master; all moments in seconds since the start, absent if not seen",
        [](const Failover& f, const WatchRecord&) {
          return seconds_if_any(f.last_acknowledged_write);
        }},
    WatchField<Failover>{"first_error", "seconds?", "of any view",
        [](const Failover& f, const WatchRecord&) { return seconds_if_any(f.first_error); }},
    WatchField<Failover>{"first_contact", "seconds?", "the new master said that it is the master",
        [](const Failover& f, const WatchRecord&) { return seconds_if_any(f.first_contact); }},
    WatchField<Failover>{"first_acknowledged_write", "seconds?", "by the new master",
        [](const Failover& f, const WatchRecord&) {
          return seconds_if_any(f.first_acknowledged_write);
        }},
    WatchField<Failover>{"old_master_demoted", "seconds?", "it said itself that it is no master any more",
        [](const Failover& f, const WatchRecord&) {
          return seconds_if_any(f.old_master_demoted);
        }},
    WatchField<Failover>{"without_writes", "seconds?", "seconds from the last acknowledged write to the first",
        [](const Failover& f, const WatchRecord&) { return without_writes(f); }},
};

constexpr std::array of_master{
    WatchField<MasterSeen>{"address", "text", "where it is",
        [](const MasterSeen& m, const WatchRecord&) { return Json(text::for_json(m.address)); }},
    WatchField<MasterSeen>{"run_id", "text?", "of its process",
        [](const MasterSeen& m, const WatchRecord&) { return escaped_if_any(m.run_id); }},
    WatchField<MasterSeen>{"offset", "integer?", "of its replication, when it was last asked",
        [](const MasterSeen& m, const WatchRecord&) { return m.offset ? Json(*m.offset) : Json(); }},
    WatchField<MasterSeen>{"first_seen", "time", "when it was first seen as master",
        [](const MasterSeen& m, const WatchRecord&) { return wall_time(m.first); }},
};

constexpr std::array of_writes{
    WatchField<Writes>{"key", "text", "the key that was written",
        [](const Writes& w, const WatchRecord&) { return Json(text::for_json(w.key)); }},
    WatchField<Writes>{"time_to_live", "seconds", "of the key, in seconds",
        [](const Writes& w, const WatchRecord&) { return Json(in_seconds(w.time_to_live)); }},
    WatchField<Writes>{"acknowledged", "count", "writes that the server confirmed",
        [](const Writes& w, const WatchRecord&) { return Json(w.acknowledged); }},
    WatchField<Writes>{"refused", "count", "writes that it answered with an error",
        [](const Writes& w, const WatchRecord&) { return Json(w.refused); }},
    WatchField<Writes>{"unanswered", "count", "writes without a reply",
        [](const Writes& w, const WatchRecord&) { return Json(w.unanswered); }},
    WatchField<Writes>{"lost", "count", "writes that were acknowledged and then missing",
        [](const Writes& w, const WatchRecord&) { return Json(w.lost); }},
    WatchField<Writes>{"unknown", "count", "writes of which it is not known whether they are there",
        [](const Writes& w, const WatchRecord&) { return Json(w.unknown); }},
    WatchField<Writes>{"unread", "text?", "why some losses could not be counted; absent: all were",
        [](const Writes& w, const WatchRecord&) { return escaped_if_any(w.unread); }},
};
// clang-format on

}  // namespace

std::span<const WatchField<Failover>> failover_fields() { return of_failover; }
std::span<const WatchField<MasterSeen>> master_seen_fields() { return of_master; }
std::span<const WatchField<Writes>> writes_fields() { return of_writes; }

}  // namespace rconn::cli

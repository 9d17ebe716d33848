#include "cli/output/json/phpredis_fields.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"

namespace rconn::cli {
namespace {

using namespace phpredis;
using Json = nlohmann::ordered_json;

Json parts_of(const Parts& parts) { return list_of(key_part_fields(), parts); }

Json joined_if_any(const std::optional<Parts>& parts) {
  return parts ? text_of(phpredis::text(*parts)) : Json();
}

// Null, not absent: none is set.
Json timeval_of(const Timeout& timeout) {
  if (!timeout.value) return nullptr;
  return Json::array({timeout.value->seconds, timeout.value->microseconds});
}

Json command_of(const PhpredisCall& call) { return info(call.command).name; }
Json target_of(const PhpredisCall& call) { return text_of(call.derivation.configuration->named); }
Json releases_of(const PhpredisCall& call) { return call.names; }

Json explanation_of(const PhpredisCall& call) {
  if (!call.explained) return {};
  const Configuration& configuration = *call.derivation.configuration;
  return object_of(explanation_fields(),
                   ExplainedCall{call.derivation, *call.opening,
                                 explain(*call.derivation.release, configuration.arguments,
                                         configuration.settings, *call.opening)});
}

Json checks_of(const Reuse& reuse) {
  Json list = Json::array();
  for (const Check check : reuse.checks) list.push_back(sentence(check));
  return list;
}

Json commands_of(const Reuse& reuse) {
  Json list = Json::array();
  for (const Sent& sent : reuse.commands) list.push_back(sent.command);
  return list;
}

Json targets_of(const Group& group) {
  Json list = Json::array();
  for (const Derivation* member : group.members) {
    list.push_back(text_of(member->configuration->named));
  }
  return list;
}

Json connections_of(const Sharing& sharing) {
  if (!sharing.workers) return {};
  unsigned long long keys = 0;
  for (const Group& group : sharing.groups) keys += group.key ? 1 : 0;
  return *sharing.workers * keys;
}

// clang-format off
constexpr Member<PhpredisCall> command_row{"command", "=key|endpoint", "the command that produced the line", command_of};
constexpr Member<PhpredisCall> target_row{"target", "text", "the target as given, without secrets", target_of};
constexpr Member<PhpredisCall> releases_row{"phpredis", "[text]", "the releases with this result", releases_of};

constexpr std::array of_call{
    command_row,
    target_row,
    releases_row,
    Member<PhpredisCall>{"endpoint", "text", "the address that PHP connects to",
        [](const PhpredisCall& c) { return text_of(phpredis::text(c.opening->address.parts)); }},
    Member<PhpredisCall>{"truncated", "boolean", "whether the address was too long",
        [](const PhpredisCall& c) { return Json(c.opening->address.truncated); }},
    Member<PhpredisCall>{"port", "integer", "as it is stored",
        [](const PhpredisCall& c) { return Json(c.opening->address.port.value); }},
    Member<PhpredisCall>{"persistent", "boolean", "whether the connection is kept",
        [](const PhpredisCall& c) { return Json(c.opening->key.has_value()); }},
    Member<PhpredisCall>{"persistent_key", "text?", "the key of the stream",
        [](const PhpredisCall& c) { return joined_if_any(c.opening->key); }},
    Member<PhpredisCall>{"pool_key", "text?", "the key of the pool",
        [](const PhpredisCall& c) { return joined_if_any(c.opening->pool_key); }},
    Member<PhpredisCall>{"predictable", "boolean?", "whether the key depends neither on the clock nor on PHP's random salt",
        [](const PhpredisCall& c) {
          const Parts* const key = c.derivation.key();
          return key != nullptr ? Json(predictable(*key)) : Json();
        }},
    Member<PhpredisCall>{"connect_timeval", "timeval", "seconds and microseconds; null: none is set",
        [](const PhpredisCall& c) { return timeval_of(c.opening->connect_timeout); }},
    Member<PhpredisCall>{"read_timeval", "timeval", "seconds and microseconds; null: none is set",
        [](const PhpredisCall& c) { return timeval_of(c.opening->read_timeout); }},
    Member<PhpredisCall>{"explanation", "explanation?", "with --explain: what the release does with the call", explanation_of},
};

constexpr std::array of_rejection{
    command_row,
    target_row,
    releases_row,
    Member<PhpredisCall>{"rejected", "text", "the message with which the call is rejected",
        [](const PhpredisCall& c) { return Json(c.rejection->text); }},
    Member<PhpredisCall>{"thrown", "text", "what is thrown",
        [](const PhpredisCall& c) { return Json(sentence(c.rejection->thrown)); }},
};

constexpr std::array of_explanation{
    Member<ExplainedCall>{"address", "[key_part]", "the parts of the address",
        [](const ExplainedCall& e) { return parts_of(e.opening.address.parts); }},
    Member<ExplainedCall>{"branch", "text", "how the address is made",
        [](const ExplainedCall& e) { return Json(sentence(e.opening.address.branch)); }},
    Member<ExplainedCall>{"key", "[key_part]?", "the parts of the key that decides",
        [](const ExplainedCall& e) {
          const Parts* const key = e.derivation.key();
          return key != nullptr ? parts_of(*key) : Json();
        }},
    Member<ExplainedCall>{"unused", "[unused]", "arguments and settings that are not part of the key",
        [](const ExplainedCall& e) { return list_of(unused_fields(), e.told.unused); }},
    Member<ExplainedCall>{"connect_timeout_source", "text", "where the connect timeout comes from",
        [](const ExplainedCall& e) { return Json(sentence(e.opening.connect_timeout.source)); }},
    Member<ExplainedCall>{"read_timeout_source", "text", "where the read timeout comes from",
        [](const ExplainedCall& e) { return Json(sentence(e.opening.read_timeout.source)); }},
    Member<ExplainedCall>{"closing", "closing", "how the connection ends",
        [](const ExplainedCall& e) { return object_of(closing_fields(), e.told.closing); }},
    Member<ExplainedCall>{"reuse", "reuse", "what is done before a kept connection is used again",
        [](const ExplainedCall& e) { return object_of(reuse_fields(), e.told.reuse); }},
    Member<ExplainedCall>{"reconnect", "reconnect", "what is done when the server has closed the connection",
        [](const ExplainedCall& e) { return object_of(reconnect_fields(), e.told.reconnect); }},
    Member<ExplainedCall>{"connect_failure", "text", "what happens when the connect fails",
        [](const ExplainedCall& e) { return Json(sentence(e.told.connect_failure)); }},
    Member<ExplainedCall>{"lookup_failure", "text?", "what happens when the name is not found",
        [](const ExplainedCall& e) { return e.told.warns_of_lookup ? Json(lookup_warning) : Json(); }},
    Member<ExplainedCall>{"transport", "text?", "what there is to say about it",
        [](const ExplainedCall& e) {
          const std::string_view more = sentence(e.told.transport);
          return more.empty() ? Json() : Json(more);
        }},
    Member<ExplainedCall>{"login_failure", "text?", "what happens when the login fails",
        [](const ExplainedCall& e) { return e.told.login_failure ? Json(sentence(*e.told.login_failure)) : Json(); }},
    Member<ExplainedCall>{"release", "text?", "how well the release is known",
        [](const ExplainedCall& e) { return e.told.known_from_changelog ? Json(changelog_only) : Json(); }},
    Member<ExplainedCall>{"read_error", "text", "the message when a reply is late",
        [](const ExplainedCall& e) { return text_of(e.told.read_error); }},
};

constexpr std::array of_part{
    Member<Part>{"text", "text", "the part", [](const Part& p) { return text_of(p.text); }},
    Member<Part>{"origin", "text", "where it comes from", [](const Part& p) { return Json(sentence(p.origin)); }},
};

constexpr std::array of_unused{
    Member<Unused>{"argument", "text", "as the manual of phpredis calls it", [](const Unused& u) { return Json(name(u.argument)); }},
    Member<Unused>{"why", "text", "why it is not part of the key", [](const Unused& u) { return Json(sentence(u.why)); }},
};

constexpr std::array of_closing{
    Member<Closing>{"close", "text", "at close()", [](const Closing& c) { return Json(sentence(c.on_close)); }},
    Member<Closing>{"second_close", "text", "at another close()", [](const Closing& c) { return Json(sentence(c.second_close)); }},
    Member<Closing>{"close_crashes_sharers", "boolean", "whether close() makes another object with this key crash PHP",
        [](const Closing& c) { return Json(c.close_crashes_sharers); }},
    Member<Closing>{"end_of_request", "text", "at the end of a request", [](const Closing& c) { return Json(sentence(c.at_end)); }},
    Member<Closing>{"end_in_transaction", "text", "likewise, in a transaction",
        [](const Closing& c) { return Json(sentence(c.at_end_in_transaction)); }},
    Member<Closing>{"lost", "text", "when it is lost", [](const Closing& c) { return Json(sentence(c.on_loss)); }},
};

constexpr std::array of_reuse{
    Member<Reuse>{"checks", "[text]", "in this order; if one fails, the connection is closed", checks_of},
    Member<Reuse>{"commands", "[text]", "what is sent", commands_of},
    Member<Reuse>{"echo_can_be_left_out", "boolean", "by redis.pconnect.echo_check_liveness",
        [](const Reuse& r) { return Json(r.echo_can_be_left_out); }},
    Member<Reuse>{"noauth_is_alive", "boolean", "whether NOAUTH passes the check by ECHO",
        [](const Reuse& r) { return Json(r.noauth_is_alive); }},
    Member<Reuse>{"read_timeout", "text", "what becomes of the read timeout",
        [](const Reuse& r) { return Json(sentence(r.read_timeout)); }},
};

constexpr std::array of_reconnect{
    Member<Reconnect>{"attempts", "count", "how many there are", [](const Reconnect& r) { return Json(r.attempts); }},
    Member<Reconnect>{"attempts_can_be_set", "boolean", "by OPT_MAX_RETRIES",
        [](const Reconnect& r) { return Json(r.attempts_can_be_set); }},
    Member<Reconnect>{"first_sleep_us", "count", "microseconds before the first attempt, at most",
        [](const Reconnect& r) { return Json(r.first_sleep.count()); }},
    Member<Reconnect>{"later_sleeps_us", "count", "microseconds before each further one",
        [](const Reconnect& r) { return Json(r.later_sleeps.count()); }},
    Member<Reconnect>{"all_sleeps_us", "count", "microseconds of all together, at most",
        [](const Reconnect& r) { return Json(r.all_sleeps.count()); }},
    Member<Reconnect>{"takes_milliseconds_as_microseconds", "boolean", "an error of some releases",
        [](const Reconnect& r) { return Json(r.takes_milliseconds_as_microseconds); }},
    Member<Reconnect>{"lost", "text", "the exception when no attempt succeeds", [](const Reconnect& r) { return Json(r.lost); }},
    Member<Reconnect>{"lost_in_transaction", "text", "the exception in a transaction",
        [](const Reconnect& r) { return Json(r.lost_in_transaction); }},
};

constexpr std::array of_sharing{
    Member<Sharing>{"command", "=key", "key", [](const Sharing&) { return Json("key"); }},
    Member<Sharing>{"groups", "[sharing_group]", "targets with the same key share connections",
        [](const Sharing& s) { return list_of(sharing_group_fields(), s.groups); }},
    Member<Sharing>{"connections", "count?", "with --workers: how many there may be", connections_of},
};

constexpr std::array of_group{
    Member<Group>{"key", "text?", "absent: no connection is kept", [](const Group& g) { return text_if_set(g.key); }},
    Member<Group>{"targets", "[text]", "as given", targets_of},
};
// clang-format on

}  // namespace

std::span<const Member<PhpredisCall>> phpredis_call_fields() { return of_call; }
std::span<const Member<PhpredisCall>> phpredis_rejection_fields() { return of_rejection; }
std::span<const Member<Sharing>> sharing_fields() { return of_sharing; }
std::span<const Member<ExplainedCall>> explanation_fields() { return of_explanation; }
std::span<const Member<Part>> key_part_fields() { return of_part; }
std::span<const Member<Unused>> unused_fields() { return of_unused; }
std::span<const Member<Closing>> closing_fields() { return of_closing; }
std::span<const Member<Reuse>> reuse_fields() { return of_reuse; }
std::span<const Member<Reconnect>> reconnect_fields() { return of_reconnect; }
std::span<const Member<Group>> sharing_group_fields() { return of_group; }

}  // namespace rconn::cli

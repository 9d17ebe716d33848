#include "cli/output/json/phpredis_json.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "cli/options/text/escape.hpp"
#include "phpredis/explanation.hpp"

namespace rconn::cli {
namespace {

using namespace phpredis;
using Json = nlohmann::ordered_json;

Json text_of(std::string_view bytes) { return text::for_json(bytes); }

Json parts_of(const Parts& parts) {
  Json list = Json::array();
  for (const Part& part : parts) {
    list.push_back(Json{{"text", text_of(part.text)}, {"origin", sentence(part.origin)}});
  }
  return list;
}

Json timeval_of(const Timeout& timeout) {
  if (!timeout.value) return nullptr;
  return Json::array({timeout.value->seconds, timeout.value->microseconds});
}

Json closing_object(const Closing& closing) {
  return Json{{"close", sentence(closing.on_close)},
              {"second_close", sentence(closing.second_close)},
              {"close_crashes_sharers", closing.close_crashes_sharers},
              {"end_of_request", sentence(closing.at_end)},
              {"end_in_transaction", sentence(closing.at_end_in_transaction)},
              {"lost", sentence(closing.on_loss)}};
}

Json reuse_object(const Reuse& reuse) {
  Json object{{"checks", Json::array()}, {"commands", Json::array()}};
  for (const Check check : reuse.checks) object["checks"].push_back(sentence(check));
  for (const Sent& sent : reuse.commands) object["commands"].push_back(sent.command);
  object["echo_can_be_left_out"] = reuse.echo_can_be_left_out;
  object["noauth_is_alive"] = reuse.noauth_is_alive;
  object["read_timeout"] = sentence(reuse.read_timeout);
  return object;
}

Json reconnect_object(const Reconnect& reconnect) {
  return Json{{"attempts", reconnect.attempts},
              {"attempts_can_be_set", reconnect.attempts_can_be_set},
              {"first_sleep_us", reconnect.first_sleep.count()},
              {"later_sleeps_us", reconnect.later_sleeps.count()},
              {"all_sleeps_us", reconnect.all_sleeps.count()},
              {"takes_milliseconds_as_microseconds", reconnect.takes_milliseconds_as_microseconds},
              {"lost", reconnect.lost},
              {"lost_in_transaction", reconnect.lost_in_transaction}};
}

Json explanation_object(const Derivation& derivation, const Opening& opening) {
  const Configuration& configuration = *derivation.configuration;
  const Explanation told =
      explain(*derivation.release, configuration.arguments, configuration.settings, opening);
  Json object;
  object["address"] = parts_of(opening.address.parts);
  object["branch"] = sentence(opening.address.branch);
  if (derivation.key() != nullptr) object["key"] = parts_of(*derivation.key());
  object["unused"] = Json::array();
  for (const Unused& one : told.unused) {
    object["unused"].push_back(Json{{"argument", name(one.argument)}, {"why", sentence(one.why)}});
  }
  object["connect_timeout_source"] = sentence(opening.connect_timeout.source);
  object["read_timeout_source"] = sentence(opening.read_timeout.source);
  object["closing"] = closing_object(told.closing);
  object["reuse"] = reuse_object(told.reuse);
  object["reconnect"] = reconnect_object(told.reconnect);
  object["connect_failure"] = sentence(told.connect_failure);
  if (told.warns_of_lookup) object["lookup_failure"] = lookup_warning;
  const std::string_view more = sentence(told.transport);
  if (!more.empty()) object["transport"] = more;
  if (told.login_failure) object["login_failure"] = sentence(*told.login_failure);
  if (told.known_from_changelog) object["release"] = changelog_only;
  object["read_error"] = text_of(told.read_error);
  return object;
}

void add_opening(Json& object, const Derivation& derivation, const Opening& opening) {
  object["endpoint"] = text_of(phpredis::text(opening.address.parts));
  object["truncated"] = opening.address.truncated;
  object["port"] = opening.address.port.value;
  object["persistent"] = opening.key.has_value();
  if (opening.key) object["persistent_key"] = text_of(phpredis::text(*opening.key));
  if (opening.pool_key) object["pool_key"] = text_of(phpredis::text(*opening.pool_key));
  if (derivation.key() != nullptr) object["predictable"] = predictable(*derivation.key());
  object["connect_timeval"] = timeval_of(opening.connect_timeout);
  object["read_timeval"] = timeval_of(opening.read_timeout);
}

std::string line_of(const Json& object) { return object.dump(-1, ' ', true) + "\n"; }

}  // namespace

std::string phpredis_json(const Derivation& derivation, const std::vector<std::string>& names,
                          CommandId command, bool explained) {
  Json object;
  object["command"] = info(command).name;
  object["target"] = text_of(derivation.configuration->named);
  object["phpredis"] = names;
  if (const Opening* opening = derivation.opening()) {
    add_opening(object, derivation, *opening);
    if (explained) object["explanation"] = explanation_object(derivation, *opening);
  } else {
    const auto& rejection = std::get<Rejection>(derivation.outcome);
    object["rejected"] = rejection.text;
    object["thrown"] = sentence(rejection.thrown);
  }
  return line_of(object);
}

std::string sharing_json(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers) {
  Json list = Json::array();
  std::size_t keys = 0;
  for (const Group& group : groups(derivations)) {
    Json entry;
    if (group.key) entry["key"] = text_of(*group.key);
    keys += group.key ? 1 : 0;
    entry["targets"] = Json::array();
    for (const Derivation* member : group.members) {
      entry["targets"].push_back(text_of(member->configuration->named));
    }
    list.push_back(std::move(entry));
  }
  Json object{{"command", "key"}, {"groups", std::move(list)}};
  if (workers) object["connections"] = static_cast<unsigned long long>(*workers) * keys;
  return line_of(object);
}

}  // namespace rconn::cli

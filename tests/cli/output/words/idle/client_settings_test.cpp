#include "cli/output/words/idle/client_settings.hpp"

#include <algorithm>
#include <set>

#include "connector/idle/samples.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

constexpr auto silent = IdleArm::silent;

std::set<std::string> effects(const std::vector<ClientSetting>& settings) {
  std::set<std::string> all;
  for (const ClientSetting& each : settings) all.emplace(each.effect);
  return all;
}

std::string setting_of(std::string_view client, std::string_view effect,
                       const std::vector<ClientSetting>& settings) {
  for (const ClientSetting& each : settings) {
    if (each.client == client && each.effect == effect) return each.setting;
  }
  return "";
}

}  // namespace

TEST_CASE("settings of clients have the time that was seen to work") {
  const auto settings =
      client_settings(concluded({ok(silent, 240), sample(silent, 245, IdleEnd::unacknowledged),
                                 ok(IdleArm::keepalive, 245, 60), ok(IdleArm::ping, 245, 45)}));
  CHECK(setting_of("ioredis", "keepalive", settings) == "keepAlive: 60000");
  CHECK(setting_of("StackExchange.Redis", "ping", settings) == "keepAlive=45");
  CHECK(setting_of("go-redis", "discard", settings) == "ConnMaxIdleTime of 160 s");
  CHECK_THAT(setting_of("redis-py", "check", settings),
             ContainsSubstring("health_check_interval=160"));
}

TEST_CASE("what does not help is not advised") {
  const auto settings = client_settings(concluded(
      {ok(silent, 240), sample(silent, 245, IdleEnd::closed),
       sample(IdleArm::keepalive, 245, IdleEnd::closed, 60), ok(IdleArm::ping, 600, 60)}));
  CHECK(effects(settings) == std::set<std::string>{"ping", "check", "discard"});
}

TEST_CASE("where connections live only so long, replacing them is all that helps") {
  const auto settings =
      client_settings(concluded({ok(silent, 240), sample(silent, 300, IdleEnd::closed),
                                 sample(IdleArm::ping, 300, IdleEnd::closed, 5)}));
  CHECK(effects(settings) == std::set<std::string>{"replace"});
  CHECK(setting_of("go-redis", "replace", settings) == "ConnMaxLifetime of 200 s");
}

TEST_CASE("nothing is advised where nothing was cut, or where there is no single limit") {
  CHECK(client_settings(concluded({ok(silent, 240)})).empty());
  CHECK(client_settings(concluded({ok(silent, 240), sample(silent, 60, IdleEnd::reset_on_use)}))
            .empty());
}

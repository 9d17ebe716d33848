#include "cli/output/json/phpredis_json.hpp"

#include "support/catch.hpp"
#include "support/json.hpp"
#include "support/kept_json.hpp"

using namespace rconn::cli;
using support::Json;

namespace {

Configuration configuration(const std::string& named, double timeout) {
  return {.named = named,
          .arguments = {.host = named, .timeout = timeout},
          .settings = {},
          .warnings = {}};
}

Derivation derived(std::string_view release, const Configuration& configuration) {
  return derive(*rconn::phpredis::find_release(release), configuration);
}

Json parsed(const std::string& line) { return Json::parse(support::kept(line)); }

}  // namespace

TEST_CASE("a call in JSON has the timevals, and null where none is set") {
  const Configuration call = configuration("h", 4.35);
  const Json json = parsed(phpredis_json(derived("5.3.7", call), {"5.3.7"}, CommandId::key, true));
  CHECK(json["command"] == "key");
  CHECK(json["connect_timeval"] == Json::parse("[4,349999]"));
  CHECK(json.contains("read_timeval"));
  CHECK(json["read_timeval"].is_null());
  CHECK(json["persistent"] == true);
  CHECK(json["explanation"]["reconnect"]["attempts"].number() >= 0);
}

TEST_CASE("a rejected call in JSON has its message and no endpoint") {
  const Configuration call = configuration("h", -1);
  const Json json =
      parsed(phpredis_json(derived("3.1.3", call), {"3.1.3"}, CommandId::endpoint, true));
  CHECK(json["rejected"] == "Invalid connect timeout");
  CHECK_FALSE(json.contains("endpoint"));
  CHECK_FALSE(json.contains("explanation"));
}

TEST_CASE("sharing in JSON has a group for each key, and counts the connections") {
  const Configuration one = configuration("h", 1);
  const Configuration other = configuration("other", 1);
  const Json json = parsed(
      sharing_json({derived("3.1.0", one), derived("3.1.0", other), derived("3.1.0", one)}, 10));
  REQUIRE(json["groups"].size() == 2);
  CHECK(json["groups"][0]["targets"] == std::vector<std::string>{"h", "h"});
  CHECK(json["connections"] == 20);
}

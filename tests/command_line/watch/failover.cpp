#include "command_line/watch/failover.hpp"

#include "support/redis_fleet.hpp"

namespace support {

Json failover_in(const Watched& watched) {
  const Json failovers = watched.summary["targets"][0]["failovers"];
  INFO(watched.outcome.out << watched.outcome.err);
  REQUIRE(failovers.size() == 1);
  return failovers[0];
}

Json writes_in(const Watched& watched) { return watched.summary["targets"][0]["writes"]; }

long last_number(int port, const std::string& key) {
  const std::string value = ask_redis(port, {"GET", key});
  const auto colon = value.rfind(':');
  return colon == std::string::npos ? 0 : std::stol(value.substr(colon + 1));
}

void check_moments(const Json& failover, const std::string& from, const std::string& to) {
  INFO(failover);
  CHECK(failover["from"]["address"] == from);
  CHECK(failover["to"]["address"] == to);
  CHECK(failover["from"]["run_id"] != failover["to"]["run_id"]);
  const double contact = failover["first_contact"].number();
  CHECK(failover["last_acknowledged_write"].number() <= contact);
  CHECK(failover["first_acknowledged_write"].number() >=
        failover["last_acknowledged_write"].number());
}

}  // namespace support

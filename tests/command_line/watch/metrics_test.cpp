// A watch as OpenMetrics.

#include "command_line/expect.hpp"
#include "command_line/openmetrics.hpp"
#include "command_line/watch/watching.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("Prometheus accepts the metrics of a watch") {
  const RedisServer server;
  const std::string nothing = nowhere();
  const Outcome outcome =
      run_rconn({"watch", "-o", "openmetrics", "--fresh", server.at(), nothing, "--duration", "1"});
  CHECK(outcome.exit == 0);
  const std::string samples = samples_in(outcome.out);
  INFO(samples);
  const std::string works = "endpoint=" + server.at() + ",target=" + server.at();
  const std::string fails = "endpoint=" + nothing + ",target=" + nothing;
  check_contains(samples, "rconn_watch_up{" + works + ",view=held} 1\n");
  check_contains(samples, "rconn_watch_up{" + fails + ",view=held} 0\n");
  check_contains(samples, "rconn_watch_outages_total{" + works + "} 0\n");
  check_contains(samples, "rconn_watch_outages_total{" + fails + "} 1\n");
  check_contains(samples, "rconn_watch_failures_total{endpoint=" + nothing + ",fault=refused,");
  check_contains(samples, "rconn_watch_service_seconds_bucket{endpoint=" + server.at() +
                              ",le=+Inf,target=" + server.at() + ",view=held}");
  check_contains(samples, "rconn_watch_paused_seconds_total{}");
  check_contains(samples, "rconn_watch_probes_created{");
}

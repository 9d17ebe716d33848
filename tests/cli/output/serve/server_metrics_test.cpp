#include <algorithm>

#include "cli/output/serve/serve_pages.hpp"
#include "support/catch.hpp"
#include "support/serve_values.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

const ServePages pages("1.2.3");

std::string metrics(std::size_t targets, MetricsForm form = MetricsForm::openmetrics) {
  return pages.metrics(support::served(targets).record, form);
}

void check_line(const std::string& text, const std::string& line) {
  INFO(line);
  CHECK_THAT("\n" + text, ContainsSubstring("\n" + line + "\n"));
}

}  // namespace

TEST_CASE("the server tells what it is, what it costs and what it did") {
  const std::string text = metrics(0);
  check_line(text, "rconn_build_info{version=\"1.2.3\"} 1");
  check_line(text, "process_start_time_seconds 1772323200.000");
  check_line(text, "process_cpu_seconds_total 1.530000000");
  check_line(text, "process_resident_memory_bytes 12345678");
  check_line(text, "process_open_fds 23");
  check_line(text, "rconn_serve_probes_total{result=\"failed\"} 34");
  check_line(text, "rconn_serve_probes_under_way 2");
  check_line(text, "rconn_serve_probes_shared_total 5");
  check_line(text, "rconn_serve_probes_turned_away_total 6");
  check_line(text, "rconn_serve_probes_refused_total 7");
  check_line(text, "rconn_serve_probes_abandoned_total 8");
  check_line(text, "rconn_serve_http_responses_total{path=\"/probe\",status=\"403\"} 7");
  check_line(text, "rconn_serve_http_open_connections 3");
  check_line(text, "rconn_serve_last_reload_success 1");
  check_line(text, "rconn_serve_last_reload_timestamp_seconds 1772323200.000");  // the start
  check_line(text, "rconn_serve_targets{state=\"ok\"} 0");
  CHECK(text.find("rconn_target_") == std::string::npos);
  CHECK(text.find("rconn_watch_") == std::string::npos);
}

TEST_CASE("what the system does not tell is left out, not told as 0") {
  support::KnownServer served = support::served(0);
  served.record.process = {};
  const std::string text = pages.metrics(served.record, MetricsForm::openmetrics);
  CHECK(text.find("process_resident_memory_bytes") == std::string::npos);
  CHECK(text.find("process_open_fds") == std::string::npos);
}

TEST_CASE("listed targets tell their last check, with the labels of the configuration") {
  const std::string text = metrics(16);
  const auto labels = [](int number) {
    const std::string n = std::to_string(number);
    const std::string at = "10.20.0." + n + ":6379";
    return "name=\"shard-" + n + "\",target=\"" + at + "\",endpoint=\"" + at + "\",module=\"" +
           (number % 2 == 0 ? "default" : "tls") + "\",team=\"core\",exported_module=\"theirs\"";
  };
  check_line(text, "rconn_target_success{" + labels(7) + "} 1");
  check_line(text, "rconn_target_success{" + labels(1) + "} 0");
  check_line(text, "rconn_target_fault{" + labels(1) +
                       ",fault=\"refused\",cause=\"listens-at-other-address\",verdict="
                       "\"no-answer\",rung=\"connect\"} 1");
  check_line(text, "rconn_target_age_seconds{" + labels(7) + "} 3.200000000");
  check_line(text, "rconn_target_stale{" + labels(4) + "} 1");
  check_line(text, "rconn_target_stale{" + labels(5) + "} 0");
  CHECK(text.find("rconn_target_success{" + labels(5)) == std::string::npos);
  CHECK(text.find("rconn_target_success{" + labels(4)) == std::string::npos);  // it is stale
  check_line(text, "rconn_serve_targets{state=\"unknown\"} 1");
  check_line(text, "rconn_serve_last_reload_success 0");
  CHECK(text.find("rconn_target_rung") == std::string::npos);
}

TEST_CASE("a listed target that was given with a password is told with its endpoint") {
  support::KnownServer served = support::served(1);
  served.record.listed[0].target = "redis://:***@10.20.0.0";
  CHECK_THAT(pages.metrics(served.record, MetricsForm::openmetrics),
             ContainsSubstring("target=\"redis://:***@10.20.0.0\",endpoint=\"10.20.0.0:6379\""));
}

TEST_CASE("watched targets tell their histograms, outages and availability by name") {
  support::KnownServer served = support::served(3);
  served.record.listed[0].labels = {{"team", "core"}, {"module", "theirs"}, {"le", "1"}};
  const std::string open = pages.metrics(served.record, MetricsForm::openmetrics);
  const std::string labels =
      R"(name="shard-0",target="10.20.0.0:6379",endpoint="cache.example:6379",team="core",)"
      R"(exported_module="theirs",exported_le="1")";
  CHECK_THAT(open, ContainsSubstring("\nrconn_watch_service_seconds_bucket{" + labels +
                                     ",view=\"held\",le=\"+Inf\"}"));
  check_line(open, "rconn_watch_outages_total{" + labels + "} 5");
  check_line(open, "rconn_watch_failovers_total{" + labels + "} 4");  // 3 are left out
  CHECK_THAT(open, ContainsSubstring("\nrconn_watch_availability_ratio{" + labels + "}"));
  const std::string plain = metrics(3, MetricsForm::prometheus);
  check_line(plain, "# TYPE rconn_watch_outages_total counter");
  check_line(plain, "# TYPE rconn_watch_service_seconds histogram");
  CHECK(plain.find("_created") == std::string::npos);
}

TEST_CASE("two watched targets that read the same have a watch each") {
  support::KnownServer served = support::served(3);
  served.record.listed[1].watched = true;
  served.record.listed[1].target = served.record.listed[0].target;
  served.watches.push_back(served.watches.front());
  served.watches.back().targets.front().outages.clear();
  served.record.watches = {&served.watches[0], &served.watches[1]};
  for (ListedRecord& each : served.record.listed) each.labels.clear();
  const std::string text = pages.metrics(served.record, MetricsForm::openmetrics);
  const std::string labels = R"(target="10.20.0.0:6379",endpoint="cache.example:6379"} )";
  check_line(text, R"(rconn_watch_outages_total{name="shard-0",)" + labels + "5");
  check_line(text, R"(rconn_watch_outages_total{name="shard-1",)" + labels + "2");
}

TEST_CASE("the metrics of a thousand targets are a few lines for each") {
  const std::string text = metrics(1000);
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  CHECK(lines < std::size_t{1000} * 14);
  CHECK(text.size() < (std::size_t{3} << 20));
}

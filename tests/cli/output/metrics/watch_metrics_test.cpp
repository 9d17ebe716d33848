#include "cli/output/metrics/watch_metrics.hpp"

#include <fstream>
#include <iterator>

#include "cli/output/make_reporter.hpp"
#include "cli/output/recorded_watch.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;
using support::RecordedWatch;

TEST_CASE("a watch as OpenMetrics has counters, cumulative buckets and outages") {
  RecordedWatch watch({"cache:6379"});
  support::restart(watch);
  const std::string text = watch_exposition(watch.until(20s));
  const auto has = [&text](const std::string& line) {
    INFO(line);
    CHECK(("\n" + text).find("\n" + line + "\n") != std::string::npos);
  };
  const std::string labels = R"(target="cache:6379",endpoint="cache:6379",view="held")";
  has("rconn_watch_probes_total{" + labels + ",result=\"ok\"} 150");
  has("rconn_watch_failures_total{" + labels + ",fault=\"loading\"} 20");
  has("rconn_watch_service_seconds_bucket{" + labels + ",le=\"0.0001\"} 0");
  has("rconn_watch_service_seconds_bucket{" + labels + ",le=\"0.00025\"} 50");
  has("rconn_watch_service_seconds_bucket{" + labels + ",le=\"0.0005\"} 150");
  has("rconn_watch_service_seconds_bucket{" + labels + ",le=\"+Inf\"} 150");
  has("rconn_watch_service_seconds_count{" + labels + "} 150");
  has("rconn_watch_up{" + labels + "} 1");
  has(R"(rconn_watch_outages_total{target="cache:6379",endpoint="cache:6379"} 1)");
  has("# TYPE rconn_watch_service_seconds histogram");
  has("rconn_watch_probes_created{" + labels + ",result=\"ok\"} 1772366400.000");
  CHECK(text.ends_with("# EOF\n"));
}

TEST_CASE("the metrics of a watch are in the file every 15 seconds, and always complete") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("metrics.prom");
  const auto content = [&path] {
    std::ifstream file(path);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  Options options;
  options.output = OutputFormat::openmetrics;
  options.out_file = path;
  Console console;
  console.write_to_file(path);
  const auto reporter = make_reporter(CommandId::watch, options, console);
  RecordedWatch watch({"cache:6379"});
  watch.ok(1s, 1ms);
  reporter->watch_ticked(watch.until(14s));
  CHECK(content().empty());
  reporter->watch_ticked(watch.until(15s));
  CHECK(content() == watch_exposition(watch.record));
  watch.ok(16s, 1ms);
  reporter->watch_ticked(watch.until(16s));
  CHECK(content() != watch_exposition(watch.record));
  reporter->watch_ticked(watch.until(31s));
  CHECK(content() == watch_exposition(watch.record));
}

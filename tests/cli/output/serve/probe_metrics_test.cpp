#include <chrono>

#include "cli/output/serve/certificate_moment.hpp"
#include "cli/output/serve/serve_pages.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/topology.hpp"
#include "support/catch.hpp"
#include "support/serve_values.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

const ServePages pages("1.2.3");

std::string probe(const Report& report, MetricsForm form = MetricsForm::openmetrics) {
  return pages.probe(report, "tls", form);
}

void check_line(const std::string& text, const std::string& line) {
  INFO(text);
  CHECK_THAT("\n" + text, ContainsSubstring("\n" + line + "\n"));
}

const std::string labels = R"(team="core",exported_fault="mine")";

}  // namespace

TEST_CASE("a probe that succeeds tells its times, certificate, role and conditions") {
  const std::string text = probe(support::reports().at("ready"));
  check_line(text, "rconn_probe_success{" + labels + "} 1");
  check_line(text, "rconn_probe_exit{" + labels + "} 0");
  check_line(text, "rconn_probe_duration_seconds{" + labels + "} 0.000330000");
  check_line(text, "rconn_probe_rung_duration_seconds{" + labels + ",rung=\"ping\"} 0.000120000");
  check_line(text, "rconn_probe_expectation_met{" + labels + ",condition=\"role=master\"} 1");
  check_line(text, "rconn_probe_expectation_met{" + labels + ",condition=\"key=a\\\"b\\\\c\"} 0");
  check_line(text, "rconn_probe_tls_certificate_left_days{" + labels + "} 31");
  check_line(text,
             "rconn_probe_tls_certificate_expiry_timestamp_seconds{" + labels + "} 1775001600");
  check_line(text, "rconn_probe_tls_info{" + labels +
                       ",version=\"TLSv1.3\",cipher=\"TLS_AES_256_GCM_SHA384\"} 1");
  check_line(text, "rconn_probe_role{" + labels + ",role=\"master\"} 1");
  check_line(text, "rconn_probe_address_info{" + labels + ",address=\"10.20.0.8:6379\"} 1");
  check_line(text,
             "rconn_probe_target_info{target=\"cache.example:6379\",endpoint="
             "\"cache.example:6379\",module=\"tls\",db=\"3\",user=\"monitor\"," +
                 labels + "} 1");
  CHECK(text.find("rconn_probe_fault") == std::string::npos);
  CHECK(text.find("hidden") == std::string::npos);
}

TEST_CASE("a probe that fails names fault, cause and verdict, for alert rules") {
  const std::string text = probe(support::reports().at("refused"));
  check_line(text, "rconn_probe_success 0");
  check_line(text, "rconn_probe_exit 2");
  check_line(text,
             "rconn_probe_fault{fault=\"refused\",cause=\"listens-at-other-address\","
             "verdict=\"no-answer\",rung=\"connect\"} 1");
  check_line(probe(support::reports().at("hostile")),
             "rconn_probe_duration_seconds{team=\"<script>alert('x')</script> &amp; "
             "\\\"quoted\\\" \\\\x1b[2J \\\\xff \\\\xe2\\\\x80\\\\xae end\"} 0.000090000");
}

TEST_CASE("a probe of a topology counts members by role, and problems by fault") {
  const std::string text = probe(support::reports().at("cluster"));
  check_line(text, "rconn_probe_success{" + labels + "} 0");
  check_line(text, "rconn_probe_fault{" + labels +
                       ",fault=\"refused\",cause=\"listens-at-other-address\",verdict="
                       "\"no-answer\",rung=\"topology\"} 1");
  check_line(text, "rconn_probe_topology_info{" + labels + ",kind=\"cluster\"} 1");
  check_line(text, "rconn_probe_members{" + labels + ",role=\"master\"} 3");
  check_line(text, "rconn_probe_members_reached{" + labels + ",role=\"replica\"} 1");
  check_line(text, "rconn_probe_members_left_out{" + labels + "} 2");
  check_line(text, "rconn_probe_topology_problem{" + labels +
                       ",problem=\"host-not-advertised\",cause=\"\"} 1");
  check_line(text, "rconn_probe_topology_problem{" + labels +
                       ",problem=\"refused\",cause=\"listens-at-other-address\"} 1");
  check_line(text, "rconn_probe_cluster_slots_covered{" + labels + "} 16384");
}

TEST_CASE("a probe of a topology tells a condition that one of its members does not meet") {
  const auto told = [](bool first, bool second) {
    const auto member = [](std::vector<EvaluatedCondition> all) {
      Report report;
      report.expectations = std::move(all);
      TopologyMember made;
      made.report = std::make_shared<const Report>(std::move(report));
      return made;
    };
    auto topology = std::make_shared<Topology>();
    topology->members = {member({{"loaded", first, "x"}}),
                         member({{"loaded", second, "x"}, {"lag<=15", true, "1"}}),
                         TopologyMember{}};
    Report report;
    report.topology = std::move(topology);
    return probe(report);
  };
  const std::string met = "rconn_probe_expectation_met{condition=";
  check_line(told(true, true), met + "\"loaded\"} 1");
  check_line(told(true, false), met + "\"loaded\"} 0");
  check_line(told(false, true), met + "\"loaded\"} 0");
  check_line(told(false, true), met + "\"lag<=15\"} 1");
}

TEST_CASE("a probe tells role, link and lag by what its conditions found") {
  Report report = support::reports().at("refused");
  report.failure.reset();
  report.finding.reset();
  report.expectations = {{"role=replica", true, "replica"}, {"lag<=2", true, "1"}};
  std::string text = probe(report);
  check_line(text, "rconn_probe_role{role=\"replica\"} 1");
  check_line(text, "rconn_probe_replication_lag_seconds 1");
  check_line(text, "rconn_probe_replication_link_up 1");
  report.expectations = {{"lag<=2", false, "link down"}};
  text = probe(report);
  check_line(text, "rconn_probe_replication_link_up 0");
  CHECK(text.find("rconn_probe_replication_lag_seconds ") == std::string::npos);
  CHECK(text.find("rconn_probe_role{") == std::string::npos);
  report.expectations = {{"lag<=2", false, "role master"}};
  check_line(probe(report), "rconn_probe_role{role=\"master\"} 1");
  report.expectations = {{"role=master", false, "something else"}};
  CHECK(probe(report).find("rconn_probe_role{") == std::string::npos);
}

TEST_CASE("a probe tells the replication that a trace asked for") {
  Report report = support::reports().at("refused");
  StateFacts& state = evidence_of(report).state;
  state.role = "replica";
  state.link = "up";
  state.last_io = "3";
  state.offset = "1234";
  std::string text = probe(report);
  check_line(text, "rconn_probe_role{role=\"replica\"} 1");
  check_line(text, "rconn_probe_replication_link_up 1");
  check_line(text, "rconn_probe_replication_lag_seconds 3");
  check_line(text, "rconn_probe_replication_offset_bytes 1234");
  state.link = "down";
  state.last_io.clear();
  text = probe(report);
  check_line(text, "rconn_probe_replication_link_up 0");
  CHECK(text.find("rconn_probe_replication_lag_seconds ") == std::string::npos);
}

TEST_CASE("the two forms of metrics differ in what their standards say") {
  const Report report = support::reports().at("ready");
  const std::string open = probe(report);
  check_line(open, "# TYPE rconn_probe_tls info");
  check_line(open, "# UNIT rconn_probe_duration_seconds seconds");
  CHECK(open.ends_with("\n# EOF\n"));
  const std::string plain = probe(report, MetricsForm::prometheus);
  check_line(plain, "# TYPE rconn_probe_tls_info gauge");
  CHECK(plain.find("# UNIT") == std::string::npos);
  CHECK(plain.find("# EOF") == std::string::npos);
  CHECK(pages.metrics_type(MetricsForm::openmetrics) ==
        "application/openmetrics-text; version=1.0.0; charset=utf-8");
  CHECK(pages.metrics_type(MetricsForm::prometheus) == "text/plain; version=0.0.4; charset=utf-8");
}

TEST_CASE("the moment of a certificate is one or none") {
  CHECK(certificate_moment("1970-01-01T00:00:01Z") == 1);
  CHECK(certificate_moment("2026-04-01T00:00:00Z") == 1'775'001'600);
  CHECK(certificate_moment("9999-12-31T23:59:59Z") == 253'402'300'799);
  for (const char* const bad : {"", "2026-02-30T00:00:00Z", "2026-4-01T00:00:00Z ",
                                "2026-04-01 00:00:00Z", "-026-04-01T00:00:00Z"}) {
    CAPTURE(bad);
    CHECK_FALSE(certificate_moment(bad));
  }
}

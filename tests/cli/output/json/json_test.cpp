#include "cli/output/json/json.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "cli/output/json/fields.hpp"
#include "support/catch.hpp"
#include "support/kept_json.hpp"
#include "support/serve_values.hpp"

using namespace rconn;
using namespace rconn::cli;
using std::chrono::microseconds;
using support::kept;

namespace {

Report report_of_failure() {
  Report report;
  report.probed = true;
  report.target = "h";
  report.host = "h";
  report.endpoint = "h:6379";
  report.times[static_cast<std::size_t>(Rung::resolve)] = microseconds(1500);
  report.times[static_cast<std::size_t>(Rung::connect)] = microseconds(250);
  report.total = microseconds(1750);
  report.attempts.push_back({"127.0.0.1:6379", Failure{Fault::refused, "no"}, microseconds(250)});
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::refused, "bad \xff bytes \x1b"};
  return report;
}

}  // namespace

TEST_CASE("a failure in JSON has numbers as numbers and absent rungs absent") {
  const auto json = nlohmann::json::parse(kept(render_json(report_of_failure(), "ping")));
  CHECK(json["ok"] == false);
  CHECK(json["exit"] == 2);
  CHECK(json["verdict"] == "no-answer");
  CHECK(json["fault"] == "refused");
  CHECK(json["rung"] == "connect");
  CHECK(json["times_ms"]["resolve"] == 1.5);
  CHECK(json["times_ms"]["total"] == 1.75);
  CHECK_FALSE(json["times_ms"].contains("ping"));
  CHECK_FALSE(json.contains("address"));
  CHECK_FALSE(json.contains("persistent_key"));
  CHECK(json["attempts"][0]["fault"] == "refused");
  CHECK(json["attempts"][0]["ms"] == .25);
}

TEST_CASE("JSON is valid UTF-8 and one line for any server text") {
  const std::string line = render_json(report_of_failure(), "ping");
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(nlohmann::json::parse(line)["detail"] == "bad \\xff bytes \x1b");
}

TEST_CASE("reports on TLS, topologies and failures are one line of JSON each") {
  for (const auto& [name, report] : support::reports()) {
    CAPTURE(name);
    const std::string line = kept(render_json(report, "topology"));
    CHECK(line.find('\n') == line.size() - 1);
  }
}

TEST_CASE("a number that the server reports is a number, and absent if it is none") {
  Report report = report_of_failure();
  Identity identity;
  identity.version = "7.2";
  identity.connection_id = "9223372036854775807";
  identity.clients = "many";
  identity.max_clients = "9223372036854775808";
  identity.idle_timeout = "0";
  identity.uptime = "-1";
  report.identity = std::make_shared<const Identity>(identity);
  const auto json = nlohmann::json::parse(kept(render_json(report, "trace")))["server"];
  CHECK(json["version"] == "7.2");
  CHECK(json["connection_id"] == 9223372036854775807);
  CHECK(json["idle_timeout"] == 0);
  CHECK_FALSE(json.contains("clients"));
  CHECK_FALSE(json.contains("max_clients"));
  CHECK_FALSE(json.contains("uptime"));
}

TEST_CASE("every field has a unique name and a description") {
  std::set<std::string_view> names;
  for (const Field& field : fields()) {
    CHECK(names.insert(field.name).second);
    CHECK_FALSE(field.meaning.empty());
  }
}

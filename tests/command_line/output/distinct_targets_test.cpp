// Targets that differ only in their database or password stay distinct in every format.

#include "command_line/expect.hpp"
#include "command_line/openmetrics.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::size_t count_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("metrics tell two targets apart that differ only in their database") {
  const RedisServer server;
  const Words targets{"redis://" + server.at() + "?db=99", "redis://" + server.at() + "?db=1"};
  const TemporaryDirectory directory;
  const std::string list = directory.file("list", targets[0] + "\n" + targets[1] + "\n");
  for (const Words& words : {joined({"ping"}, targets), Words{"check", "-f", list}}) {
    const std::string samples = samples_in(run_rconn(joined(words, {"-o", "openmetrics"})).out);
    INFO(samples);
    CHECK(count_in(samples, "rconn_up{") == 2);
    CHECK_THAT(samples, ContainsSubstring("rconn_fault{db=99,"));
    CHECK_THAT(samples, ContainsSubstring("rconn_up{db=1,"));
  }
}

TEST_CASE("metrics tell two targets apart that differ only in their password or user") {
  const RedisServer server({"--requirepass", "right"});
  const Words targets{"redis://:wrong@" + server.at(), "redis://:right@" + server.at(),
                      "redis://default:right@" + server.at()};
  const std::string samples =
      samples_in(run_rconn(joined({"ping", "-o", "openmetrics"}, targets)).out);
  INFO(samples);
  CHECK(count_in(samples, "rconn_up{") == 3);
  CHECK(count_in(samples, "rconn_fault{") == 1);
  CHECK_THAT(samples, ContainsSubstring("user=default"));
  CHECK(samples.find("wrong") == std::string::npos);
  CHECK(samples.find("right") == std::string::npos);
}

TEST_CASE("every format names two targets apart whose passwords differ") {
  const RedisServer server({"--requirepass", "right"});
  const std::string first = "redis://:***@" + server.at();
  const Words words{"ping", "redis://:right@" + server.at(), "redis://:wrong@" + server.at(),
                    "redis://:right@" + server.at()};
  for (const Words& output :
       {Words{}, Words{"-o", "json"}, Words{"-o", "nagios"}, Words{"--format", "{target}"}}) {
    const Outcome outcome = run_rconn(joined(words, output));
    INFO(outcome.out << outcome.err);
    CHECK_THAT(outcome.out + outcome.err, ContainsSubstring(first + " (2)"));
    CHECK((outcome.out + outcome.err).find(first + " (3)") == std::string::npos);
  }
  const Reports reports = reports_in(run_rconn(joined(words, {"-o", "json"})).out);
  CHECK(reports[1]["nth"] == 2);
  CHECK_FALSE(reports[0].contains("nth"));
}

TEST_CASE("a report names database and user") {
  const RedisServer server({"--requirepass", "right"});
  const auto report =
      report_of(run_rconn({"ping", "-o", "json", "redis://default:right@" + server.at() + "/2"}));
  CHECK(report["db"] == 2);
  CHECK(report["user"] == "default");
}

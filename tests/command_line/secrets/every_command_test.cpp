// For every way to give a password, every command and every format: the output holds neither the
// password nor a piece or another encoding of it.

#include "command_line/check_reports.hpp"
#include "command_line/secrets/password_sources.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"

using namespace support;

namespace {

// Options only for commands that survey a topology or take lists.
std::vector<PasswordSource> special_sources(const std::string& command, const Words& servers,
                                            const TemporaryDirectory& directory) {
  std::string lines;
  for (const std::string& uri : as_uris(servers)) lines += uri + "\n" + uri + ":x\n";
  const std::string list = directory.file("targets", lines + "redis://:" + in_uri + "\n");
  const std::string groups =
      service_discovery({{as_uris(servers), {{"env", "test"}}}, {{"redis://u:" + in_uri}, {}}});
  const std::string discovered = directory.file("targets.json", groups);
  std::vector<PasswordSource> all;
  if (command == "topology") {
    all.push_back({"--sentinel-pass", joined({"--sentinel-pass", secret}, servers), {}});
    all.push_back({"--sentinel-pass=", joined({"--sentinel-pass=" + secret}, servers), {}});
  }
  if (command == "wait") {
    all.push_back({"--topology", joined({"--topology", "--sentinel-pass", secret}, servers), {}});
  }
  if (command == "check" || command == "key") all.push_back({"-f", {"-f", list}, {}});
  if (command == "check") all.push_back({"--sd", {"--sd", discovered}, {}});
  return all;
}

const std::string every_field =
    "{command} {target} {endpoint} {persistent_key} {address} {verdict} {fault} {rung} {detail} "
    "{hint}\n";

std::vector<Words> outputs(const std::string& command) {
  std::vector<Words> all{{}, {"-o", "json"}, {"--format", every_field}};
  if (command == "key") return all;
  all.push_back({"-v"});
  if (command != "endpoint") {
    all.insert(all.end(), {{"-o", "nagios"}, {"-o", "openmetrics"}});
  }
  if (command == "ping" || command == "check") {
    all.insert(all.end(), {{"-o", "junit"}, {"-o", "tap"}});
  }
  return all;
}

const Words commands{"ping", "trace", "wait", "topology", "check", "key", "endpoint"};

Words with_short_budgets(const std::string& command) {
  if (command == "key" || command == "endpoint") return {command};
  // A wait accepts all of these options.
  const std::string deadline = command == "wait" ? "200ms" : "2";
  return {command, "-t", "2", "--read-timeout", "50ms", "--deadline", deadline};
}

void check_outputs_of(const Words& some) {
  const RedisServer open;
  const TemporaryDirectory directory;
  const RedisServer other({"--requirepass", "other"});
  const RedisServer locked;
  REQUIRE(locked.ask("CONFIG SET requirepass \"zq7/\\\"Hunter% 2\"") == "+OK");
  const ScriptedPeer echo([](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) peer.send(got);
  });
  const ScriptedPeer parrot([](Conversation& peer) {
    while (!peer.receive().empty()) peer.send("-ERR I do not like " + secret + "\r\n");
  });
  const Words servers{locked.at(), open.at(),   other.at(),
                      echo.at(),   parrot.at(), "127.0.0.1:" + std::to_string(free_port())};
  for (const std::string& command : some) {
    std::vector<PasswordSource> all = password_sources(servers, directory);
    for (PasswordSource& way : special_sources(command, servers, directory))
      all.push_back(std::move(way));
    for (const PasswordSource& way : all) {
      for (const Words& output : outputs(command)) {
        const Outcome outcome = run_rconn(
            joined(joined(with_short_budgets(command), output), way.words), way.surroundings);
        INFO(command << " with the password by " << way.name);
        CHECK_FALSE((outcome.out + outcome.err).empty());
        check_password_absent(outcome.out + outcome.err);
      }
    }
  }
}

}  // namespace

TEST_CASE("no output of a ping or a check holds a password from any source") {
  check_outputs_of({"ping", "check"});
}

TEST_CASE("no output of a trace holds a password from any source") { check_outputs_of({"trace"}); }

TEST_CASE("no output of a wait holds a password from any source") { check_outputs_of({"wait"}); }

TEST_CASE("no output about a topology holds a password from any source") {
  check_outputs_of({"topology"});
}

TEST_CASE("no key and no endpoint holds a password from any source") {
  check_outputs_of({"key", "endpoint"});
}

TEST_CASE("no usage error of any command holds a possible password") {
  const TemporaryDirectory directory;
  const std::string lines = directory.file("lines", secret + "\n" + secret + "\n");
  const std::string broken =
      directory.file("sd.json", "[{\"targets\": [\"redis://" + in_uri + "@h\"");
  const std::string locked_out = "redis://u:" + in_uri + "@h";
  for (const std::string& command : commands) {
    for (const Words& words : std::vector<Words>{{"-a", secret, "--nosuch"},
                                                 {"-a", secret, "-p", "x"},
                                                 {"-a", secret, "--pass-file", lines},
                                                 {"--pass-file", lines},
                                                 {"-a", secret + "\n"},
                                                 {"--passwd", secret},
                                                 {"--passwd=" + secret},
                                                 {"--auth", secret},
                                                 {"--sentinel-password", secret},
                                                 {"--sentinel-pass=" + secret + "\n"},
                                                 {locked_out, "-h", "other"},
                                                 {locked_out, "-p", "1"},
                                                 {locked_out + ":x"},
                                                 {locked_out + ":70000"},
                                                 {locked_out + "/x"},
                                                 {"redis://u:" + in_uri},
                                                 {"nosuch://u:" + in_uri + "@h"},
                                                 {"-u", "redis://u:" + in_uri + "%zz@h"},
                                                 {"-h", "u:" + in_uri + "@h"},
                                                 {"u:" + in_uri + "@h"},
                                                 {"--sd", broken},
                                                 {"-s", locked_out},
                                                 {"-s", "u:" + in_uri + "@h"}}) {
      const Outcome outcome = run_rconn(joined(with_short_budgets(command), words));
      INFO(command << " " << words[0]);
      check_password_absent(outcome.out + outcome.err);
    }
    const Outcome url = run_rconn({command}, {{{"REDIS_URL", "redis://u:" + in_uri}}, "", {}});
    check_password_absent(url.out + url.err);
  }
}

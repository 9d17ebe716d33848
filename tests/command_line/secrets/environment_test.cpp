// For every way to give a password: neither the process list nor the environment of the command
// after a wait holds it.

#include <algorithm>

#include "command_line/secrets/password_sources.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"

using namespace support;

namespace {

std::string seen_of(const Process& process, const std::string& what) {
  return content_of("/proc/" + std::to_string(process.id()) + "/" + what);
}

}  // namespace

TEST_CASE("the process list shows no password and the environment only the user's own") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const TemporaryDirectory directory;
  for (const char* command : {"ping", "trace", "wait", "topology", "check"}) {
    for (const PasswordSource& way : password_sources({peer.at()}, directory)) {
      INFO(command << " with the password by " << way.name);
      const int before = peer.connections();
      Surroundings surroundings = way.surroundings;
      surroundings.environment.try_emplace("REDIS_URL", "");
      surroundings.environment.try_emplace("REDISCLI_AUTH", "");
      Process process(
          rconn_command(joined({command, "--read-timeout", "20", "--deadline", "20"}, way.words)),
          surroundings);
      REQUIRE(eventually([&] { return peer.connections() > before; }));
      CHECK_THAT(seen_of(process, "cmdline"), ContainsSubstring(command));
      check_password_absent(seen_of(process, "cmdline"));
      if (way.surroundings.environment.empty()) check_password_absent(seen_of(process, "environ"));
    }
  }
}

TEST_CASE("the command after a wait gets no password except from the user's environment") {
  const RedisServer server;
  REQUIRE(server.ask("CONFIG SET requirepass \"zq7/\\\"Hunter% 2\"") == "+OK");
  REQUIRE(server.ask("AUTH \"zq7/\\\"Hunter% 2\"") == "+OK");
  const TemporaryDirectory directory;
  const Words show{"--", "sh", "-c",
                   "tr '\\0' '\\n' </proc/$$/environ; tr '\\0' ' ' </proc/$$/cmdline"};
  for (const PasswordSource& way : password_sources({server.at()}, directory)) {
    INFO("the password by " << way.name);
    Words words = way.words;
    if (std::ranges::find(words, "u") != words.end()) continue;  // the user does not exist there
    for (std::string& word : words) {
      if (const auto at = word.find("//u:"); at != std::string::npos) word.erase(at + 2, 1);
    }
    Surroundings surroundings = way.surroundings;
    for (auto& [name, value] : surroundings.environment) {
      if (const auto at = value.find("//u:"); at != std::string::npos) value.erase(at + 2, 1);
    }
    Outcome outcome = run_rconn(joined(joined({"wait", "-q"}, words), show), surroundings);
    CHECK(outcome.exit == 0);
    CHECK_THAT(outcome.out, ContainsSubstring("RCONN_ENDPOINT=" + server.at() + "\n"));
    for (const auto& [name, value] : surroundings.environment) {
      const auto at = outcome.out.find("\n" + name + "=" + value + "\n");
      REQUIRE(at != std::string::npos);  // set by the user, perhaps for the command
      outcome.out.erase(at, name.size() + value.size() + 2);
    }
    check_password_absent(outcome.out);
  }
}

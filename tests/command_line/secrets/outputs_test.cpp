// Passwords appear neither in any output nor in the process list.

#include <fstream>
#include <iterator>

#include "command_line/expect.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"

using namespace support;

namespace {

const std::string secret = "hunter2-and-more";

void check_silent_about_it(const Words& words, const Surroundings& surroundings = {}) {
  for (const Words& more : {Words{}, Words{"-v"}, Words{"-o", "json"}, Words{"-v", "-o", "json"}}) {
    const Outcome outcome = run_rconn(joined(words, more), surroundings);
    INFO(outcome.out << outcome.err);
    CHECK((outcome.out + outcome.err).find("hunter2") == std::string::npos);
    CHECK((outcome.out + outcome.err).find("and-more") == std::string::npos);
  }
}

std::string command_line_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/cmdline", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("no output shows a password in success or failure") {
  const RedisServer open;
  const RedisServer locked({"--requirepass", secret});
  const RedisServer other({"--requirepass", "other"});
  const RedisServer nameless({"--rename-command", "AUTH", ""});
  for (const std::string& at :
       {open.at(), locked.at(), other.at(), nameless.at(), std::string("127.0.0.1:1")}) {
    check_silent_about_it({"ping", at, "-a", secret});
    check_silent_about_it({"ping", "redis://u:" + secret + "@" + at});
    check_silent_about_it({"ping", "-u", "redis://" + secret + "@" + at});
    check_silent_about_it({"ping", at}, {{{"REDISCLI_AUTH", secret}}, "", {}});
    check_silent_about_it({"ping"}, {{{"REDIS_URL", "redis://u:" + secret + "@" + at}}, "", {}});
  }
}

TEST_CASE("a password that a peer echoes is not shown") {
  const ScriptedPeer echo([](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) peer.send(got);
  });
  const ScriptedPeer parrot(answer("-ERR I do not like " + secret + "\r\n"));
  const ScriptedPeer stranger(answer("What is " + secret + "?\r\n"));
  const std::string padding(50, ' ');  // so that the quoted text is cut inside the password
  const ScriptedPeer padded(answer("500 no:" + padding + secret + "\r\n"));
  const ScriptedPeer halved(answer("*2\r\n$4\r\nAUTH\r\n" + secret + "\r\n"));
  const ScriptedPeer eager(answer("+OK\r\n+" + secret + "\r\n"));
  for (const ScriptedPeer* peer : {&echo, &parrot, &stranger, &padded, &halved, &eager}) {
    check_silent_about_it({"ping", peer->at(), "-a", secret});
  }
}

TEST_CASE("no usage error shows a possible password") {
  check_silent_about_it({"ping", "redis://u:" + secret});
  check_silent_about_it({"ping", "redis://u:" + secret + "/x@h"});
  check_silent_about_it({"ping", "--host", "redis://u:" + secret + "@h"});
  check_silent_about_it({"ping", "--host", "u:" + secret + "@h"});
  check_silent_about_it({"ping", "u:" + secret + "@h"});
  check_silent_about_it({"ping", "--host", "u:" + secret + "://x@h"});
  check_silent_about_it({"ping", "--socket", "u:" + secret + "://x@h"});
  check_silent_about_it({"ping", "-a", secret + "\n"});
  check_silent_about_it({"ping", "-a", secret, "--nosuch"});
  check_silent_about_it({"ping", "u:" + secret});
  check_silent_about_it({"redis://:" + secret + "@127.0.0.1"});
  check_silent_about_it({"-a" + secret, "ping"});
  check_silent_about_it({"ping", secret + "://u:p@h"});
  check_silent_about_it({"ping", "--password=" + secret});
  check_silent_about_it({"ping", "-u", "redis://u:" + secret + "@h:x"});
  const Words numbers{"-n", "-p", "-t", "--deadline", "-c", "-i", "--min-days", "--warn"};
  const Words others{"-o", "--expect", "--user", "--pass-file", "--sni"};
  for (const std::string& option : joined(numbers, others)) {
    check_silent_about_it({"ping", option, "redis://u:" + secret + "@h", "127.0.0.1:1"});
    check_silent_about_it({"ping", option, "redis://" + secret, "127.0.0.1:1"});
    check_silent_about_it({"ping", option, "u:" + secret + "@h", "127.0.0.1:1"});
  }
  for (const char* option : {"--cacert", "--cert", "--cacertdir"}) {
    check_silent_about_it({"ping", "--tls", option, "redis://u:" + secret + "@h", "127.0.0.1:1"});
  }
  check_silent_about_it({"ping", "--format", "{redis://u:" + secret + "@h}"});
  check_silent_about_it({"ping", "--redis://u:" + secret + "@h"});
  check_silent_about_it({"ping", "--out-file", "redis://u:" + secret + "@h/x", "127.0.0.1:1"});
  check_silent_about_it({"check", "--jobs", "redis://u:" + secret + "@h"});
  check_silent_about_it({"check", "-f", "redis://u:" + secret + "@h"});
  check_silent_about_it({"check", "--sd", "redis://u:" + secret + "@h"});
  check_silent_about_it({"key", "--phpredis", "redis://u:" + secret + "@h"});
  check_silent_about_it({"ping", "--host", "u:" + secret});
}

TEST_CASE("a common word as password is not revealed by masking it in server text") {
  const RedisServer server({"--requirepass", "hunter2"});
  const Outcome outcome = run_rconn({"ping", server.at(), "-a", "password"});
  CHECK_THAT(outcome.err, ContainsSubstring("auth-rejected"));
  CHECK_THAT(outcome.err, ContainsSubstring("(withheld)"));
  CHECK(outcome.err.find("WRONGPASS") == std::string::npos);
  const ScriptedPeer silent([](Conversation& peer) { peer.hold(); });
  CHECK_THAT(run_rconn({"ping", silent.at(), "-a", "read", "--read-timeout", "50ms"}).err,
             ContainsSubstring("--read-timeout"));
}

TEST_CASE("the process list does not show a password") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const std::string uri = "redis://u:" + secret + "@" + peer.at();
  for (const Words& words : {Words{"-a", secret, peer.at()}, Words{"-a" + secret, peer.at()},
                             Words{"-va", secret, peer.at()}, Words{"--pass", secret, peer.at()},
                             Words{"--pass=" + secret, peer.at()},
                             Words{"--persistent-id", "-a", "-a", secret, peer.at()},
                             Words{"--persistent-id=a", "-qa", secret, peer.at()}, Words{uri},
                             Words{"-u", uri}, Words{"--uri=" + uri}}) {
    const int before = peer.connections();
    Process process(rconn_command(joined({"ping", "--read-timeout", "20"}, words)));
    REQUIRE(eventually([&] { return peer.connections() > before; }));
    CHECK_THAT(command_line_of(process.id()), ContainsSubstring("ping"));
    CHECK(command_line_of(process.id()).find("hunter2") == std::string::npos);
  }
}

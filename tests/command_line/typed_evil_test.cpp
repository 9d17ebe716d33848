// Whatever files say, and whatever a user was made to type, is printed harmless.

#include "command_line/harmless.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("what a user was made to type is printed harmless") {
  const std::string nobody = "127.0.0.1:1";
  for (std::string evil : evils) {
    std::erase(evil, '\0');  // no argument can hold it
    for (const Words& words :
         std::vector<Words>{{evil},
                            {"--" + evil},
                            {"ping", "--" + evil},
                            {"ping", "-" + evil},
                            {"ping", "--port", evil},
                            {"ping", "-n", evil, nobody},
                            {"ping", "--expect", evil, nobody},
                            {"ping", "--expect", "role=" + evil, nobody},
                            {"ping", "--format", "{" + evil + "}", nobody},
                            {"ping", "-o", evil, nobody},
                            {"ping", "--out-file", "/none/" + evil, nobody},
                            {"ping", "--pass-file", "/none/" + evil, nobody},
                            {"ping", "-s", "/none/" + evil},
                            {"ping", "-s", "/none/" + evil, "-v"},
                            {"ping", "unix:///none/" + evil},
                            {"ping", "redis://" + nobody + "?" + evil + "=1"},
                            {"ping", "redis://" + nobody + "/" + evil},
                            {"ping", evil + "://" + nobody},
                            {"ping", "redis://[" + evil + "]"},
                            {"ping", "rediss://" + nobody, "--cacert", evil},
                            {"ping", "rediss://" + nobody, "--cert", evil},
                            {"ping", "rediss://" + nobody, "--sni", evil},
                            {"ping", "rediss://" + nobody, "--tls-ciphers", evil},
                            {"check", "-f", "/none/" + evil},
                            {"check", "--sd", "/none/" + evil},
                            {"key", "-f", "/none/" + evil},
                            {"key", "h" + evil},
                            {"key", "--persistent-id", evil, "h"},
                            {"key", "--phpredis", evil},
                            {"key", "--phpredis", "all", "-h", "h" + evil},
                            {"endpoint", "h" + evil},
                            {"endpoint", "[" + evil},
                            {"endpoint", "-s", "/" + evil}}) {
      INFO(words[0] << " " << words.back());
      check_harmless(run_rconn(words).err);
      // Keys and endpoints are for scripts, and stay as they are unless they go to a terminal.
      if (words[0] == "key" || words[0] == "endpoint") check_harmless_on_terminal(words);
    }
  }
}

TEST_CASE("what lists and the command after a wait are called is printed harmless") {
  const RedisServer server;
  const TemporaryDirectory directory;
  std::string lines = server.at() + "\n";
  nlohmann::json targets{server.at()};
  for (const std::string& evil : evils) lines += "[h" + evil + "\nredis://[" + evil + "]/x\n";
  lines += "redis://" + server.at() + "?x\x1b[2J=1\n";
  const std::string list = directory.file("targets\x1b[2J", lines);
  nlohmann::json groups = nlohmann::json::array();
  for (const char* evil : {"\x1b[2J\x07\x08", "\xc2\x9b\xe2\x80\xae\xe2\x80\xa8", "\x7f|\"\\\n"}) {
    groups.push_back({{"targets", {server.at(), "[" + std::string(evil)}},
                      {"labels", {{"env", evil}, {evil, "x"}}}});
  }
  const std::string discovered = directory.file("sd\x1b[2J.json", groups.dump());
  check_all_harmless({"check", "-f", list});
  check_all_harmless({"check", "--sd", discovered});
  check_harmless(run_rconn({"check", "--sd", directory.file("bad\x07.json", "[\x1b")}));
  check_harmless(run_rconn({"wait", server.at(), "--", "/none/\x1b[2J\xe2\x80\xae"}));
}

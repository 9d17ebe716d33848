// Control characters and broken UTF-8 in arguments, in files and in file names are escaped.

#include "command_line/check_reports.hpp"
#include "command_line/output/hostile_text.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("hostile bytes in arguments are escaped") {
  const std::string nobody = "127.0.0.1:1";
  for (std::string evil : hostile_texts) {
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
      check_safe(run_rconn(words).err);
      // Keys and endpoints are for scripts, and stay as they are unless they go to a terminal.
      if (words[0] == "key" || words[0] == "endpoint") check_safe_on_terminal(words);
    }
  }
}

TEST_CASE("hostile bytes in lists, in file names and in the name of a command are escaped") {
  const RedisServer server;
  const TemporaryDirectory directory;
  std::string lines = server.at() + "\n";
  for (const std::string& evil : hostile_texts)
    lines += "[h" + evil + "\nredis://[" + evil + "]/x\n";
  lines += "redis://" + server.at() + "?x\x1b[2J=1\n";
  const std::string list = directory.file("targets\x1b[2J", lines);
  std::vector<TargetGroup> groups;
  for (const char* evil : {"\x1b[2J\x07\x08", "\xc2\x9b\xe2\x80\xae\xe2\x80\xa8", "\x7f|\"\\\n"}) {
    groups.push_back({{server.at(), "[" + std::string(evil)}, {{"env", evil}, {evil, "x"}}});
  }
  const std::string discovered = directory.file("sd\x1b[2J.json", service_discovery(groups));
  check_safe_in_every_format({"check", "-f", list});
  check_safe_in_every_format({"check", "--sd", discovered});
  check_safe(run_rconn({"check", "--sd", directory.file("bad\x07.json", "[\x1b")}));
  check_safe(run_rconn({"wait", server.at(), "--", "/none/\x1b[2J\xe2\x80\xae"}));
}

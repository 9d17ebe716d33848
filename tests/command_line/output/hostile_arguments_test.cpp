// Control characters and invalid UTF-8 in arguments, in files and in file names are escaped.

#include "command_line/check_reports.hpp"
#include "command_line/output/hostile_text.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("hostile bytes in arguments are escaped") {
  const std::string nobody = "127.0.0.1:1";
  for (std::string hostile : hostile_texts) {
    std::erase(hostile, '\0');  // no argument can hold a NUL
    for (const Words& words :
         std::vector<Words>{{hostile},
                            {"--" + hostile},
                            {"ping", "--" + hostile},
                            {"ping", "-" + hostile},
                            {"ping", "--port", hostile},
                            {"ping", "-n", hostile, nobody},
                            {"ping", "--expect", hostile, nobody},
                            {"ping", "--expect", "role=" + hostile, nobody},
                            {"ping", "--format", "{" + hostile + "}", nobody},
                            {"ping", "-o", hostile, nobody},
                            {"ping", "--out-file", "/none/" + hostile, nobody},
                            {"ping", "--pass-file", "/none/" + hostile, nobody},
                            {"ping", "-s", "/none/" + hostile},
                            {"ping", "-s", "/none/" + hostile, "-v"},
                            {"ping", "unix:///none/" + hostile},
                            {"ping", "redis://" + nobody + "?" + hostile + "=1"},
                            {"ping", "redis://" + nobody + "/" + hostile},
                            {"ping", hostile + "://" + nobody},
                            {"ping", "redis://[" + hostile + "]"},
                            {"ping", "rediss://" + nobody, "--cacert", hostile},
                            {"ping", "rediss://" + nobody, "--cert", hostile},
                            {"ping", "rediss://" + nobody, "--sni", hostile},
                            {"ping", "rediss://" + nobody, "--tls-ciphers", hostile},
                            {"check", "-f", "/none/" + hostile},
                            {"check", "--sd", "/none/" + hostile},
                            {"key", "-f", "/none/" + hostile},
                            {"key", "h" + hostile},
                            {"key", "--persistent-id", hostile, "h"},
                            {"key", "--phpredis", hostile},
                            {"key", "--phpredis", "all", "-h", "h" + hostile},
                            {"endpoint", "h" + hostile},
                            {"endpoint", "[" + hostile},
                            {"endpoint", "-s", "/" + hostile}}) {
      INFO(words[0] << " " << words.back());
      check_safe(run_rconn(words).err);
      // Keys and endpoints are for scripts and are escaped on a terminal only.
      if (words[0] == "key" || words[0] == "endpoint") check_safe_on_terminal(words);
    }
  }
}

TEST_CASE("hostile bytes in lists, in file names and in the name of a command are escaped") {
  const RedisServer server;
  const TemporaryDirectory directory;
  std::string lines = server.at() + "\n";
  for (const std::string& hostile : hostile_texts)
    lines += "[h" + hostile + "\nredis://[" + hostile + "]/x\n";
  lines += "redis://" + server.at() + "?x\x1b[2J=1\n";
  const std::string list = directory.file("targets\x1b[2J", lines);
  std::vector<TargetGroup> groups;
  for (const char* hostile :
       {"\x1b[2J\x07\x08", "\xc2\x9b\xe2\x80\xae\xe2\x80\xa8", "\x7f|\"\\\n"}) {
    groups.push_back(
        {{server.at(), "[" + std::string(hostile)}, {{"env", hostile}, {hostile, "x"}}});
  }
  const std::string discovered = directory.file("sd\x1b[2J.json", service_discovery(groups));
  check_safe_in_every_format({"check", "-f", list});
  check_safe_in_every_format({"check", "--sd", discovered});
  check_safe(run_rconn({"check", "--sd", directory.file("bad\x07.json", "[\x1b")}));
  check_safe(run_rconn({"wait", server.at(), "--", "/none/\x1b[2J\xe2\x80\xae"}));
}

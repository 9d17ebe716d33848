#include "cli/command_line/arguments.hpp"

#include "support/catch.hpp"

using Words = std::vector<std::string>;

namespace {

// The command line in ps after the arguments are taken. Checks that the copy is complete.
Words shown(Words words) {
  const Words given = words;
  std::string program = "rconn";
  std::vector<char*> argv{program.data()};
  for (std::string& word : words) argv.push_back(word.data());
  CHECK(rconn::cli::take_arguments(static_cast<int>(argv.size()), argv.data()) == given);
  CHECK(program == "rconn");
  return words;
}

}  // namespace

TEST_CASE("a password is blanked in every spelling of its option") {
  for (const char* option : {"-a", "-qa", "--pass", "--sentinel-pass", "--password", "--auth"}) {
    INFO(option);
    CHECK(shown({"ping", option, "hunter2", "h"}) == Words{"ping", option, "*******", "h"});
  }
  CHECK(shown({"ping", "-ahunter2"}) == Words{"ping", "-a*******"});
  CHECK(shown({"ping", "-vqahunter2"}) == Words{"ping", "-vqa*******"});
  CHECK(shown({"ping", "--pass=hunter2"}) == Words{"ping", "--pass=*******"});
  CHECK(shown({"ping", "--pass=a=b"}) == Words{"ping", "--pass=***"});
  CHECK(shown({"wait", "--sentinel-pass=hunter2"}) == Words{"wait", "--sentinel-pass=*******"});
  CHECK(shown({"-ahunter2", "ping"}) == Words{"-a*******", "ping"});
}

TEST_CASE("a password is blanked whatever it looks like and whatever comes before it") {
  CHECK(shown({"ping", "-a", "--", "h"}) == Words{"ping", "-a", "**", "h"});
  CHECK(shown({"ping", "-a", "--quiet=1"}) == Words{"ping", "-a", "*********"});
  CHECK(shown({"ping", "--persistent-id", "-a", "-a", "x"}) ==
        Words{"ping", "--persistent-id", "-a", "**", "*"});
  CHECK(shown({"ping", "--user", "--pass", "-a", "x"}) ==
        Words{"ping", "--user", "--pass", "**", "*"});
  CHECK(shown({"ping", "-a", ""}) == Words{"ping", "-a", ""});
  CHECK(shown({"ping", "-a"}) == Words{"ping", "-a"});
}

TEST_CASE("user info is blanked wherever it stands") {
  CHECK(shown({"ping", "redis://u:p@h/1"}) == Words{"ping", "redis://***@h/1"});
  CHECK(shown({"ping", "u:p@h"}) == Words{"ping", "***@h"});
  CHECK(shown({"ping", "-u", "redis://u:p@x@h"}) == Words{"ping", "-u", "redis://*****@h"});
  CHECK(shown({"ping", "-uredis://u:p@h"}) == Words{"ping", "-uredis://***@h"});
  CHECK(shown({"ping", "-uredis://u:p@cache"}) == Words{"ping", "-uredis://***@ca***"});
  CHECK(shown({"ping", "--uri=redis://u:p@h"}) == Words{"ping", "--uri=redis://***@h"});
}

TEST_CASE("settings are blanked from the password on") {
  CHECK(shown({"ping", "h:1,password=hunter2,ssl=True"}) ==
        Words{"ping", "h:1,password=****************"});
  CHECK(shown({"ping", "Password=hunter2 h=1"}) == Words{"ping", "Password=***********"});
  CHECK(shown({"ping", "redis://h?auth=hunter2"}) == Words{"ping", "redis://h?auth=*******"});
}

TEST_CASE("arguments without a password are still shown") {
  const Words plain{"ping",  "-qp1", "--pass-file", "/etc/redis.pass",     "--sentinel-user",
                    "watch", "-h",   "cache",       "redis://cache:6379/2"};
  CHECK(shown(plain) == plain);
}

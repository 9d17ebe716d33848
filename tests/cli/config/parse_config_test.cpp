#include "cli/config/parse_config.hpp"

#include <fmt/format.h>

#include <atomic>
#include <memory>

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::cli::config;
using Catch::Matchers::EndsWith;

namespace {

ConfigFile read(const std::string& text) {
  auto file = parse_config(text, "f.toml");
  if (!file) FAIL(file.error().message);
  return std::move(file).value();
}

std::string refusal(const std::string& text) {
  const auto file = parse_config(text, "f.toml");
  return file ? "accepted" : file.error().message;
}

Options options_of_target(const ConfigFile& file, const std::string& name) {
  const auto options = options_of(file.options_for(*file.find_target(name)));
  REQUIRE(options);
  return options.value();
}

// As many as `count` of these, "{}" replaced by a number.
std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += fmt::format(fmt::runtime(text), i);
  return all;
}

}  // namespace

TEST_CASE("an empty configuration has the module default and nothing else") {
  const ConfigFile file = read("");
  REQUIRE(file.modules.size() == 1);
  CHECK(file.modules.front().name == "default");
  CHECK(file.targets.empty());
  CHECK(file.serve.allow.empty());
}

TEST_CASE("the settings of serve are read with their units") {
  const ConfigFile file = read(R"([serve]
listen = "127.0.0.1:9121"
allow = ["*.cache.internal:6379", "10.1.2.*:*"]
interval = "15s"
watch-interval = 0.5
max-probes = 20
timeout-offset = "500ms"
probe-timeout = 10
drain = 0
)");
  CHECK(file.serve.listen == "127.0.0.1:9121");
  CHECK(file.serve.allow.size() == 2);
  CHECK(file.serve.interval == std::chrono::seconds(15));
  CHECK(file.serve.watch_interval == std::chrono::milliseconds(500));
  CHECK(file.serve.max_probes == 20);
  CHECK(file.serve.timeout_offset == std::chrono::milliseconds(500));
  CHECK(file.serve.probe_timeout == std::chrono::seconds(10));
  CHECK(file.serve.drain == std::chrono::seconds(0));
}

TEST_CASE("a target has its module's options, and its own win") {
  const ConfigFile file = read(R"([modules.tls]
operation = "topology"
tls = true
cacert = "/ca.pem"
user = "monitor"
pass-file = "/secret"
expect = ["role=master", "lag<=2"]
timeout = 2
db = 3

[targets.prod]
target = "cache.example:6380"
module = "tls"
watch = true
labels = { team = "core", tier = "1" }
timeout = "1s"
expect = "pong"
pass-command = ["vault", "read"]
)");
  const NamedTarget& prod = *file.find_target("prod");
  CHECK(prod.spec.host == "cache.example");
  CHECK(prod.spec.port == 6380);
  CHECK(prod.watched);
  CHECK(prod.labels == Labels{{"team", "core"}, {"tier", "1"}});
  CHECK(file.options_for(prod).operation == Operation::topology);
  const Options options = options_of_target(file, "prod");
  CHECK(options.tls);
  CHECK(options.tls_settings.ca_file == "/ca.pem");
  CHECK(options.user == "monitor");
  CHECK(options.timeout == 1);
  CHECK(options.database == 3);
  REQUIRE(options.expectations.size() == 1);
  CHECK(options.expectations.front().text == "pong");
  CHECK_FALSE(options.password_file);
  REQUIRE(options.password_command);
  CHECK(options.password_command->words() == std::vector<std::string>{"vault", "read"});
}

TEST_CASE("what would contradict an option of the target is not taken from its module") {
  const ConfigFile file = read(R"([modules.m]
tls = true
ipv4 = true
cacert = "a"
cert = "c"
key = "k"
pass-command = ["p"]
[targets.t]
target = "h"
module = "m"
ipv6 = true
cacertdir = "d"
cert = "own"
pass-file = "f"
[targets.u]
target = "h"
module = "m"
ipv4 = false
)");
  const Options own = options_of_target(file, "t");
  CHECK(own.family == Family::ipv6);
  CHECK_FALSE(own.tls_settings.ca_file);
  CHECK(own.tls_settings.ca_directory == "d");
  CHECK(own.tls_settings.certificate == "own");
  CHECK_FALSE(own.tls_settings.key);
  CHECK(own.password_file == "f");
  CHECK_FALSE(own.password_command);
  CHECK(options_of_target(file, "u").family == Family::any);
}

TEST_CASE("equal commands of a file are one, so that it runs once") {
  const ConfigFile file = read(
      "[modules.a]\npass-command = ['p', '1']\n[modules.b]\npass-command = ['p', '1']\n"
      "[modules.c]\npass-command = ['p', '2']\n");
  const auto command = [&file](const char* name) {
    return file.find_module(name)->set.password_command;
  };
  CHECK(command("a") == command("b"));
  CHECK(command("a") != command("c"));
}

TEST_CASE("targets are in the order of the file") {
  const ConfigFile file =
      read("[targets.z]\ntarget = 'z'\n[targets.a]\ntarget = 'a'\n[targets.m]\ntarget = 'm'\n");
  REQUIRE(file.targets.size() == 3);
  CHECK(file.targets[0].name == "z");
  CHECK(file.targets[2].name == "m");
}

TEST_CASE("an error says the line, the key and what to write instead") {
  CHECK(refusal("[modules.tls]\ntls = true\ntimeout = true\n") ==
        "f.toml, line 3: modules.tls.timeout: give one SEC, as a number or in quotes");
  CHECK(refusal("[modules.m]\ntls = 'yes'") ==
        "f.toml, line 2: modules.m.tls: give true or false, without quotes");
  CHECK(refusal("[modules.m]\ntimeuot = 1") ==
        "f.toml, line 2: modules.m.timeuot: unknown key; did you mean timeout?");
  CHECK(refusal("[module.m]\n") == "f.toml, line 1: module: unknown key; did you mean modules?");
  CHECK(refusal("[serve]\nlisten = 9121") ==
        "f.toml, line 2: serve.listen: put the value in quotes: it is to be a text");
  CHECK(refusal("[serve]\nalow = []") ==
        "f.toml, line 2: serve.alow: unknown key; did you mean allow?");
  CHECK_THAT(refusal("[serve]\nallow = [\n'a:1',\n'b:x']"),
             StartsWith("f.toml, line 4: serve.allow: 'b:': what follows ':'"));
  CHECK_THAT(refusal("[modules.m]\nexpect = ['pong',\n'rolle=master']"),
             StartsWith("f.toml, line 3: modules.m.expect: "));
  CHECK_THAT(refusal("[modules.m]\noperation = 'trce'"), EndsWith("; did you mean trace?"));
  CHECK_THAT(refusal("[modules.prod]\n[targets.t]\ntarget='h'\nmodule='prd'"),
             EndsWith("there is no module 'prd'; did you mean prod?"));
  CHECK_THAT(refusal("[targets.t]\nwatch = true"), ContainsSubstring("'target' is missing"));
  CHECK_THAT(refusal("[targets.t]\ntarget = 'h'\nlabels = {'a-b' = 'c'}"),
             ContainsSubstring("name of a label"));
  CHECK_THAT(refusal("[targets.t]\ntarget = 'h'\nlabels = {__meta = 'c'}"),
             ContainsSubstring("name of a label"));
  CHECK_THAT(refusal("[serve]\ninterval = '0s'"), EndsWith("give 100ms or more"));
  CHECK_THAT(refusal("[targets.'a b']\ntarget = 'h'"), ContainsSubstring("a name has"));
}

TEST_CASE("a syntax error says where and what, without the text") {
  CHECK(refusal("[serve\n") == "f.toml, line 1, column 7: not TOML: a ']' is missing");
  for (const char* text : {"[", "[\n", "[[\n", "[ \n[a]", "[a.\n", "a.\n", "=", "[a]\n.b = 1",
                           "\u00e4 = 1", "[m\u00e4]\n", "a = 1\u00e4", "a = \u0416"}) {
    CHECK_THAT(refusal(text), ContainsSubstring("not TOML"));
  }
  CHECK_THAT(refusal("[modules.m]\nuser = bob\n"),
             StartsWith("f.toml, line 2, column 8: not TOML"));
  CHECK_THAT(refusal("[serve]\n[serve]\n"), EndsWith("this was set before"));
  CHECK_THAT(refusal("a = \"\xff\""), ContainsSubstring("not TOML"));
}

TEST_CASE("options that are not about a target are unknown") {
  for (const char* key : {"host", "port", "socket", "uri", "config", "output", "quiet", "askpass",
                          "count", "listen", "persistent", "topology"}) {
    CHECK_THAT(refusal(fmt::format("[modules.m]\n{} = 'x'\n", key)),
               !ContainsSubstring("accepted"));
  }
}

TEST_CASE("options of TLS without TLS, and what excludes one another, are refused") {
  CHECK_THAT(refusal("[modules.m]\ncacert = 'f'\n"), ContainsSubstring("add tls = true"));
  CHECK_THAT(refusal("[modules.m]\ntls = true\nkey = 'f'\n"),
             ContainsSubstring("needs a certificate"));
  CHECK(refusal("[targets.t]\ntarget = 'rediss://h'\ncacert = 'f'\n") == "accepted");
  CHECK_THAT(refusal("[modules.m]\ntls = true\ncacert = 'f'\n"
                     "[targets.t]\ntarget = 'h'\nmodule = 'm'\ntls = false\n"),
             ContainsSubstring("targets.t: cacert: it needs TLS"));
  CHECK_THAT(refusal("[modules.m]\nipv4 = true\nipv6 = true\n"), ContainsSubstring("exclude"));
  CHECK_THAT(refusal("[modules.m]\npass-file = 'f'\npass-command = ['c']\n"),
             ContainsSubstring("only one of"));
}

TEST_CASE("a configuration has its bounds") {
  const std::string module = "[modules.m{}]\n";
  CHECK(refusal(repeated(module, 200)) == "accepted");
  CHECK_THAT(refusal(repeated(module, 201)), ContainsSubstring("more than 200"));
  CHECK_THAT(refusal(repeated("[targets.t{0}]\ntarget='h{0}'\n", 10'001)),
             ContainsSubstring("more than 10000"));
  CHECK(refusal("[serve]\nallow = [" + repeated("'h{}',", 1'000) + "]") == "accepted");
  CHECK_THAT(refusal("[serve]\nallow = [" + repeated("'h{}',", 1'001) + "]"),
             ContainsSubstring("more than 1000 patterns"));
  const auto with_labels = [](std::size_t count) {
    return refusal("[targets.t]\ntarget='h'\n[targets.t.labels]\n" +
                   repeated("l{} = 'x'\n", count));
  };
  CHECK(with_labels(32) == "accepted");
  CHECK_THAT(with_labels(33), ContainsSubstring("more than 32 labels"));
  const auto with_words = [](std::size_t count) {
    return refusal("[modules.m]\npass-command = [" + repeated("'w{}',", count) + "]");
  };
  CHECK(with_words(64) == "accepted");
  CHECK_THAT(with_words(65), ContainsSubstring("more than 64 words"));
  CHECK(refusal("[modules." + std::string(64, 'm') + "]") == "accepted");
  CHECK_THAT(refusal("[modules." + std::string(65, 'm') + "]"), ContainsSubstring("a name has"));
}

TEST_CASE("texts and comments may hold any letter") {
  const ConfigFile file = read(
      "# \u00e4\u1234\n[targets.t]\ntarget = 'h'\nlabels = { a = '\u00e4\u0416', b = \"\"\"\\\n  "
      "\u00e4\"\"\" }"
      " # \u00ab\n");
  CHECK(file.targets.front().labels == Labels{{"a", "\u00e4\u0416"}, {"b", "\u00e4"}});
}

TEST_CASE("reading a file ends between two targets when another thread asks for that") {
  const std::string text = "[targets.one]\ntarget = \"127.0.0.1\"\n";
  net::WaitEnd end;
  end.stop = std::make_shared<std::atomic<bool>>(false);
  CHECK(parse_config(text, "f.toml", end));
  end.stop = std::make_shared<std::atomic<bool>>(true);
  CHECK_FALSE(parse_config(text, "f.toml", end));
}

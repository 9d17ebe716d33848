// serve --check: what a configuration puts in force.

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using Catch::Matchers::EndsWith;

namespace {

Outcome check(const TemporaryDirectory& directory, const std::string& text,
              const Words& more = {}) {
  return run_rconn(joined({"serve", "--check", "--config", directory.file("c.toml", text)}, more));
}

const char* const good = R"([serve]
allow = ["*.cache.internal", "10.1.2.*:*"]
[modules.deep]
operation = "topology"
[targets.prod]
target = "rediss://cache.example:6380"
module = "deep"
watch = true
[targets.local]
target = "/run/redis.sock"
)";

}  // namespace

TEST_CASE("a good configuration is counted, and told in full with -v") {
  const TemporaryDirectory directory;
  const Outcome counted = check(directory, good);
  CHECK(counted.exit == 0);
  CHECK(counted.err.empty());
  CHECK(counted.out == directory.path("c.toml") + ": 2 targets, 2 modules, 2 patterns\n");
  const Outcome told = check(directory, good, {"-v", "given.example:1"});
  CHECK_THAT(
      told.out,
      ContainsSubstring("3 targets") &&
          ContainsSubstring(
              "target prod: cache.example:6380, module deep, topology, TLS, watched\n") &&
          ContainsSubstring("target local: unix:///run/redis.sock, module default, ping\n") &&
          ContainsSubstring("target given.example:1: given.example:1, module default, ping\n") &&
          ContainsSubstring("module deep: topology\n") && ContainsSubstring("allow 10.1.2.*:*\n"));
}

TEST_CASE("a bad configuration is told of by line and key, with exit 3") {
  const TemporaryDirectory directory;
  const Outcome bad = check(directory, "[modules.m]\ntimeuot = 1\n");
  CHECK(bad.exit == 3);
  CHECK(bad.out.empty());
  CHECK_THAT(bad.err, StartsWith("rconn: serve: ") &&
                          EndsWith("c.toml, line 2: modules.m.timeuot: unknown key; did you mean "
                                   "timeout?\n"));
}

TEST_CASE("the file to check may follow --check, and further arguments are targets") {
  const TemporaryDirectory directory;
  const std::string file = directory.file("c.toml", good);
  const Outcome counted = run_rconn({"serve", "--check", file});
  CHECK(counted.exit == 0);
  CHECK(counted.out == file + ": 2 targets, 2 modules, 2 patterns\n");
  CHECK(run_rconn({"serve", file, "--check"}).out == counted.out);
  CHECK(run_rconn({"serve", "--check", file, "given.example"}).out ==
        file + ": 3 targets, 2 modules, 2 patterns\n");
  const std::string broken = directory.file("broken.toml", "[serve]\nalow = []\n");
  const Outcome bad = run_rconn({"serve", "--check", broken});
  CHECK(bad.exit == 3);
  CHECK(bad.out.empty());
  CHECK_THAT(bad.err, ContainsSubstring("broken.toml, line 2: serve.alow: unknown key"));
  const Outcome missing = run_rconn({"serve", "--check", directory.path("missing.toml")});
  CHECK(missing.exit == 3);
  CHECK_THAT(missing.err, ContainsSubstring("No such file"));
}

TEST_CASE("a module whose user has no password is told by a check") {
  const TemporaryDirectory directory;
  const Outcome bad = check(directory, "[modules.m]\nuser = 'u'\n");
  CHECK(bad.exit == 3);
  CHECK_THAT(bad.err, ContainsSubstring("line 2: modules.m.user: it needs a password: pass-file "
                                        "or pass-command\n"));
  const Outcome of_target = check(directory, "[targets.t]\ntarget = 'h'\nuser = 'u'\n");
  CHECK_THAT(of_target.err, ContainsSubstring("line 3: targets.t.user: it needs a password"));
  const Outcome pair = check(directory, "[modules.m]\nuser = 'u:secret'\n");
  CHECK_THAT(pair.err, ContainsSubstring("line 2: modules.m.user: it is the name only: give the "
                                         "password by pass-file or pass-command\n"));
  const Outcome other = check(directory, "[modules.m]\nuser = 'u'\ncacert = '/no'\ntls = true\n");
  CHECK(other.exit == 3);
}

TEST_CASE("a target with user and password in it is told where they belong") {
  const TemporaryDirectory directory;
  for (const std::string text : {"u:secret@h", "redis://u:secret@h"}) {
    INFO(text);
    const Outcome bad = check(directory, "[targets.t]\ntarget = '" + text + "'\n");
    CHECK(bad.exit == 3);
    CHECK_THAT(bad.err, ContainsSubstring("line 2: targets.t.target: user and password do not "
                                          "stand in a target: give user, and pass-file"));
    CHECK(bad.err.find("secret") == std::string::npos);
  }
}

TEST_CASE("a check takes one configuration file") {
  const TemporaryDirectory directory;
  const std::string file = directory.file("c.toml", "[targets.t]\ntarget = 'h'\n");
  const Outcome two = run_rconn({"serve", "--check", file, file});
  CHECK(two.exit == 3);
  CHECK_THAT(two.err, ContainsSubstring("--check takes one configuration file"));
}

TEST_CASE("a check does what a start would: a password that cannot be got is an error") {
  const TemporaryDirectory directory;
  const Outcome bad = check(directory, "[modules.m]\npass-file = '/no/such/file'\n");
  CHECK(bad.exit == 3);
  CHECK_THAT(bad.err,
             ContainsSubstring("line 2: modules.m.pass-file: cannot read '/no/such/file'"));
}

TEST_CASE("without a file, the targets of the command line are all there is") {
  const TemporaryDirectory directory;
  Surroundings around;
  around.environment = {{"HOME", directory.path()}, {"XDG_CONFIG_HOME", ""}};
  const Outcome checked = run_rconn({"serve", "--check", "--host", "a.example"}, around);
  if (content_of("/etc/rconn/config.toml").empty()) {
    CHECK(checked.out == "no configuration file: 1 target, 1 module, 0 patterns\n");
  }
}

TEST_CASE("a check refuses a place where serve cannot listen") {
  const TemporaryDirectory directory;
  const Outcome of_file = check(directory, "[serve]\nlisten = 'foo'\n");
  CHECK(of_file.exit == 3);
  CHECK_THAT(of_file.err,
             ContainsSubstring("c.toml, line 2: serve.listen: 'foo' has no ':' and port"));
  const Outcome of_option = check(directory, "", {"--listen", "foo"});
  CHECK(of_option.exit == 3);
  CHECK_THAT(of_option.err, ContainsSubstring("--listen: 'foo' has no ':' and port"));
}

TEST_CASE("a check and a start refuse TLS files and ciphers that cannot be used") {
  const TemporaryDirectory directory;
  const std::string no_pem = directory.file("no.pem", "nothing\n");
  for (const auto& [key, value] : {std::pair<std::string, std::string>{"cacert", "/no/such/file"},
                                   {"cacert", no_pem},
                                   {"cert", no_pem},
                                   {"tls-ciphers", "nonsense"}}) {
    INFO(key << " " << value);
    const std::string line = key + " = '" + value + "'\n";
    const Outcome module = check(directory, "[modules.m]\ntls = true\n" + line);
    CHECK(module.exit == 3);
    CHECK_THAT(module.err, ContainsSubstring("c.toml, line 3: modules.m." + key + ": '" + value));
    const std::string target = "[targets.t]\ntarget = 'rediss://h'\n" + line;
    CHECK_THAT(check(directory, target).err, ContainsSubstring("line 3: targets.t." + key + ": "));
    const Outcome start = run_rconn(
        {"serve", "--listen", "127.0.0.1:0", "--config", directory.file("c.toml", target)});
    CHECK(start.exit == 3);
    CHECK_THAT(start.err, ContainsSubstring("targets.t." + key));
  }
}

TEST_CASE("what a file cannot name is told by its key and line, be it in a module") {
  const TemporaryDirectory directory;
  CHECK_THAT(check(directory,
                   "[modules.m]\nuser = 'u'\npass-file = '/no'\n[targets.t]\ntarget = "
                   "'h'\nmodule = 'm'\n")
                 .err,
             ContainsSubstring("c.toml, line 3: modules.m.pass-file: cannot read '/no'"));
  CHECK_THAT(check(directory, "[targets.t]\ntarget = 'h'\npass-command = ['/no']\n").err,
             ContainsSubstring("c.toml, line 3: targets.t.pass-command: '/no' cannot be started"));
  CHECK_THAT(check(directory, "[modules.m]\nipv4 = true\nipv6 = true\n").err,
             ContainsSubstring("line 3: modules.m.ipv6: ipv4 and ipv6 exclude each other"));
}

TEST_CASE("a configuration that lists nothing says so") {
  const TemporaryDirectory directory;
  CHECK_THAT(check(directory, "[serve]\n").out,
             EndsWith("0 targets, 1 module, 0 patterns: no target is listed\n"));
}

TEST_CASE("REDIS_URL beside a configuration file is told to be unused") {
  const TemporaryDirectory directory;
  Surroundings around;
  around.environment = {{"REDIS_URL", "redis://cache.example"}};
  const Words words{"serve", "--check", directory.file("c.toml", good)};
  const Outcome told = run_rconn(words, around);
  CHECK(told.exit == 0);
  CHECK_THAT(told.err, ContainsSubstring("$REDIS_URL is not used"));
  CHECK(run_rconn(joined(words, {"-q"}), around).err.empty());
}

TEST_CASE("a missing FILE of --check is not told to be of --config") {
  const TemporaryDirectory directory;
  const std::string missing = directory.path("missing.toml");
  CHECK_THAT(run_rconn({"serve", "--check", missing}).err,
             StartsWith("rconn: serve: cannot read '" + missing + "'"));
}

TEST_CASE("a list is a list, and a number of probes has a bound") {
  const TemporaryDirectory directory;
  CHECK_THAT(check(directory, "[serve]\nallow = 'h'\n").err,
             ContainsSubstring("line 2: serve.allow: give a list"));
  CHECK(check(directory, "[serve]\nmax-probes = 10000\n").exit == 0);
  CHECK_THAT(check(directory, "[serve]\nmax-probes = 10001\n").err,
             ContainsSubstring("line 2: serve.max-probes: '10001' is not in 1..10000"));
}

TEST_CASE("what is not TOML is told in words that say what is wrong") {
  const TemporaryDirectory directory;
  const auto says = [&directory](const std::string& text, const std::string& words) {
    CHECK_THAT(check(directory, text).err, ContainsSubstring(words));
  };
  says("[serve]\nlisten = foo\n", "a text stands in quotes");
  says("a = \"x\n", "the line ends within");
  says("a = 1 2\n", "more follows where the line should end");
  says("= 3\n", "a key");
  says("a = \"\\q\"\n", "escape");
  says("a = 01\n", "a number does not begin with 0");
  says("a = {b=1,}\n", "a ',' stands before the '}'");
}

TEST_CASE("limits for members are options of serve") {
  const TemporaryDirectory directory;
  CHECK(check(directory, "", {"--max-members", "5", "--bus", "h"}).exit == 0);
}

TEST_CASE("@NAME where only a host or a URI stands is told apart from user and password") {
  const TemporaryDirectory directory;
  CHECK_THAT(check(directory, "[targets.b]\ntarget = '@b'\n").err,
             ContainsSubstring("line 2: targets.b.target: a host has no '@'"));
  CHECK_THAT(run_rconn({"ping", "--host", "@b"}).err, ContainsSubstring("a host has no '@'"));
  Surroundings around;
  around.environment = {{"REDIS_URL", "@b"}};
  CHECK_THAT(run_rconn({"ping"}, around).err, ContainsSubstring("'@' is not written here"));
}

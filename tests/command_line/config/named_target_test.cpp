// @NAME: targets of the configuration file, and which of two settings wins.

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

const std::string password = "s3cret-of-the-file";

Words with(const std::string& file, const Words& words) {
  return joined(words, {"--config", file});
}

}  // namespace

TEST_CASE("every command that connects takes a target by its name, with its own options") {
  const RedisServer locked({"--requirepass", password});
  const TemporaryDirectory directory;
  const std::string secret = directory.file("secret", password + "\n");
  const std::string file = directory.file(
      "c.toml", "[modules.login]\npass-file = '" + secret + "'\n[targets.prod]\ntarget = '" +
                    locked.at() + "'\nmodule = 'login'\nlabels = { team = 'core' }\n");
  for (const char* command : {"ping", "trace", "wait", "topology", "check"}) {
    INFO(command);
    const Outcome outcome = run_rconn(with(file, {command, "@prod", "-o", "json"}));
    CHECK(outcome.exit == 0);
    const Json report = reports_in(outcome.out).at(0);
    CHECK(report["ok"] == true);
    CHECK(report["target"] == "@prod");
    CHECK(report["endpoint"] == locked.at());
    CHECK(report["labels"]["team"] == "core");
  }
  CHECK(run_rconn(with(file, {"endpoint", "@prod"})).out == locked.at() + "\n");
  CHECK(run_rconn(with(file, {"key", "@prod"})).out == "phpredis:" + locked.at() + ":0.000000\n");
  const Outcome watched =
      run_rconn(with(file, {"watch", "@prod", "--duration", "300ms", "-i", "20ms", "-o", "json"}));
  CHECK(watched.exit == 0);
  CHECK_THAT(watched.out, ContainsSubstring("\"@prod\""));
  CHECK(run_rconn(with(file, {"idle", "@prod", "--ages", "50ms", "-q"})).exit == 0);
}

TEST_CASE("several names on one command line have each their own options") {
  const RedisServer one({"--requirepass", "one"});
  const RedisServer two({"--requirepass", "two"});
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("c.toml", "[targets.one]\ntarget = '" + one.at() + "'\npass-file = '" +
                                   directory.file("1", "one") + "'\n[targets.two]\ntarget = '" +
                                   two.at() + "'\npass-file = '" + directory.file("2", "two") +
                                   "'\nexpect = 'role=replica'\n");
  const auto reports = reports_in(
      run_rconn(with(file, {"ping", "@one", "@two", one.at(), "@one", "-o", "json"})).out);
  REQUIRE(reports.size() == 4);
  CHECK(reports[0]["ok"] == true);
  CHECK(reports[1]["fault"] == "condition-unmet");
  CHECK(reports[2]["fault"] == "auth-required");  // not a target of the file
  CHECK(reports[3]["target"] == "@one");
}

TEST_CASE("an option of the command line wins over the file, which wins over the default") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("c.toml", "[targets.t]\ntarget = '" + server.at() +
                                   "'\ndb = 3\ntimeout = 2\nexpect = ['role=replica']\n"
                                   "pass-file = '/no/such/file'\n");
  CHECK(run_rconn(with(file, {"key", "@t"})).out == "phpredis:" + server.at() + ":2.000000\n");
  CHECK(run_rconn(with(file, {"key", "@t", "-t", "5"})).out ==
        "phpredis:" + server.at() + ":5.000000\n");
  CHECK_THAT(check_usage_error(with(file, {"ping", "@t"})), ContainsSubstring("/no/such/file"));
}

TEST_CASE("a repeated option of the command line replaces that of the file") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file(
      "c.toml", "[targets.t]\ntarget = '" + server.at() + "'\nexpect = 'role=replica'\n");
  check_fault(with(file, {"ping", "@t"}), "condition-unmet", 1);
  check_pong(with(file, {"ping", "@t", "--expect", "role=master"}));
}

TEST_CASE("a password of the command line replaces the way in which the file gets one") {
  const RedisServer server({"--requirepass", password});
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("c.toml", "[targets.t]\ntarget = '" + server.at() +
                                   "'\npass-command = [\"/no/such/command\"]\n");
  check_pong(with(file, {"ping", "@t", "-a", password}));
}

TEST_CASE("a password that several names share is read once, also from a pipe") {
  const RedisServer server({"--requirepass", password});
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("c.toml", "[targets.a]\ntarget = '" + server.at() +
                                   "'\n[targets.b]\ntarget = '" + server.at() + "'\n");
  const std::string script = "exec \"$0\" ping @a @b --config '" + file +
                             "' -o json --pass-file <(printf %s " + password + ")";
  Process process({"/bin/bash", "-c", script, rconn_command({}).front()});
  const auto reports = reports_in(process.finish().out);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0]["ok"] == true);
  CHECK(reports[1]["ok"] == true);
}

TEST_CASE("options of the file that a command does not have are not used by it") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file(
      "c.toml", "[targets.t]\ntarget = '" + server.at() +
                    "'\nmaster = 'm'\nonly-network = '127.0.0.0/8'\nno-experiments = true\n"
                    "deadline = 5\nexpect = 'pong'\nmax-members = 3\n");
  check_pong(with(file, {"ping", "@t"}));
  CHECK(run_rconn(with(file, {"watch", "@t", "--duration", "100ms", "-q"})).exit == 0);
}

TEST_CASE("the lists of a check may name targets of the file") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("c.toml", "[targets.t]\ntarget = '" + server.at() +
                                                        "'\nlabels = { team = 'core', a = 'b' }\n");
  const std::string list =
      directory.file("list", "@t  # the first\n@no-such\n" + server.at() + "\n");
  const Outcome checked = run_rconn(with(file, {"check", "-f", list, "-o", "json", "--ordered"}));
  CHECK_THAT(checked.out, ContainsSubstring("\"bad_lines\":1"));
  CHECK_THAT(checked.err, ContainsSubstring("line 2: @no-such: no target of that name"));
  CHECK_THAT(checked.out, ContainsSubstring("\"target\":\"@t\"") &&
                              ContainsSubstring("\"source\":\"" + list + ":1\""));
  const std::string discovered =
      directory.file("sd.json", R"([{"targets": ["@t"], "labels": {"team": "other"}}])");
  const Outcome metrics = run_rconn(with(file, {"check", "--sd", discovered, "-o", "openmetrics"}));
  CHECK(metrics.exit == 0);
  CHECK_THAT(metrics.out, ContainsSubstring("team=\"other\"") && ContainsSubstring("a=\"b\""));
}

TEST_CASE("a wait of a name for its command says where it is") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("c.toml", "[targets.t]\ntarget = '" + server.at() + "'\n");
  const Outcome waited = run_rconn(
      {"wait", "@t", "--config", file, "-q", "--", "/bin/sh", "-c", "echo $RCONN_ENDPOINT"});
  CHECK(waited.out == server.at() + "\n");
}

TEST_CASE("the options of TLS need TLS, in the file or on the command line") {
  const TemporaryDirectory directory;
  const std::string file = directory.file("c.toml", "[targets.t]\ntarget = '127.0.0.1:1'\n");
  CHECK_THAT(check_usage_error(with(file, {"ping", "@t", "--sni", "name.example"})),
             ContainsSubstring("--sni needs TLS: add --tls"));
  check_fault(with(file, {"ping", "@t", "--tls", "--sni", "name.example"}), "refused", 2);
}

TEST_CASE("a name is no host: what is no name is refused without quoting it") {
  for (const char* word : {"@", "@a:b", "@a@b", "@u:hunter2@h", "@/path", "@-x"}) {
    const std::string words = check_usage_error({"ping", word});
    CHECK_THAT(words, ContainsSubstring("@NAME") || ContainsSubstring("TARGET"));
    CHECK_THAT(words, !ContainsSubstring("hunter2"));
  }
}

TEST_CASE("the rules of a release of phpredis do not go with a name") {
  const TemporaryDirectory directory;
  const std::string file = directory.file("c.toml", "[targets.t]\ntarget = 'h'\n");
  CHECK_THAT(check_usage_error(with(file, {"key", "@t", "--phpredis", "5.3.7"})),
             ContainsSubstring("cannot be used with --phpredis"));
}

TEST_CASE("a label that Prometheus gives a meaning of its own is renamed in metrics") {
  const TemporaryDirectory directory;
  const std::string file = directory.file(
      "c.toml", "[targets.t]\ntarget = '127.0.0.1:1'\nlabels = { le = '1', quantile = '2' }\n");
  const Outcome told = run_rconn({"ping", "@t", "-o", "openmetrics", "--config", file});
  CHECK_THAT(told.out, ContainsSubstring("exported_le=\"1\"") &&
                           ContainsSubstring("exported_quantile=\"2\"") &&
                           !ContainsSubstring(",le=") && !ContainsSubstring("{le="));
}

#include "connector/diagnosis/find_cause.hpp"
#include "connector/diagnosis/rules/permission.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Report failed(Rung rung, Fault fault, std::string words) {
  Report report;
  report.stopped_at = rung;
  report.failure = Failure{fault, std::move(words)};
  evidence_of(report).target.has_password = true;
  return report;
}

std::string cause_of(const Report& report) {
  const auto found = find_cause(report);
  return found ? std::string(found->cause) : "";
}

// What a user named app lacks, as ACL SETUSER takes it.
std::string missing(std::string words, std::string command, std::string key = "") {
  Report report = failed(Rung::expectation, Fault::no_permission, std::move(words));
  report.user = "app";
  evidence_of(report).command = CommandFacts{std::move(command), std::move(key), 1, {}};
  const auto found = missing_permission({report, *report.evidence});
  return found ? found->user.text() + " " + found->permission.text() : "";
}

}  // namespace

TEST_CASE("the permission that is missing is read from the words of each product") {
  CHECK(missing("NOPERM this user has no permissions to run the 'info' command or its subcommand",
                "INFO replication") == "app +info");
  CHECK(missing("NOPERM this user has no permissions to run the 'cluster|nodes' command",
                "CLUSTER NODES") == "app +cluster|nodes");
  CHECK(missing("NOPERM this user has no permissions to run the 'config' command or its subcommand",
                "CONFIG GET maxclients") == "app +config|get");
  CHECK(missing("NOPERM User monitor has no permissions to run the 'role' command", "ROLE") ==
        "monitor +role");
  CHECK(missing("NOPERM: app has no ACL permissions", "EXISTS", "ready") == "app +exists");
}

TEST_CASE("a key that is not permitted is named as a pattern that the server knows") {
  CHECK(missing("NOPERM this user has no permissions to access one of the keys used as arguments",
                "EXISTS", "ready") == "app ~ready");
  CHECK(missing("NOPERM No permissions to access a key", "GET", "ready") == "app %R~ready");
  CHECK(missing("NOPERM User app has no permissions to access the 'ready' key", "GET", "ready") ==
        "app %R~ready");
  CHECK(missing("NOPERM No permissions to access a key", "GET", "a*[b]?\\ c") ==
        "app %R~a\\*\\[b\\]\\?\\\\?c");
}

TEST_CASE("what is missing is not known if another command was refused, or no word says") {
  CHECK(missing("NOPERM this user has no permissions to run the 'client' command", "PING").empty());
  CHECK(missing("NOPERM No permissions to access a channel", "PING").empty());
  CHECK(missing("NOPERM no permissions", "PING").empty());
  CHECK(missing("(withheld)", "PING").empty());
}

TEST_CASE("white space in a password is a cause only if the password was rejected") {
  Report report = failed(Rung::auth, Fault::auth_rejected, "WRONGPASS invalid");
  report.evidence->target.secret = facts_of("pw\t", SecretSource::environment);
  CHECK(cause_of(report) == "secret-outer-space");
  report.failure->fault = Fault::max_clients;
  CHECK(cause_of(report).empty());
}

TEST_CASE("the default user is not the cause where a user was named, or where there are none") {
  Report report = failed(Rung::auth, Fault::auth_rejected, "WRONGPASS invalid");
  CHECK(cause_of(report) == "default-user-rejected");
  report.evidence->target.has_user = true;
  CHECK(cause_of(report).empty());
  Report old = failed(Rung::auth, Fault::auth_rejected, "ERR invalid password");
  CHECK(cause_of(old).empty());
}

TEST_CASE("a Sentinel that refuses is not told from a server unless it is one") {
  Report report = failed(Rung::auth, Fault::auth_required, "NOAUTH Authentication required.");
  CHECK(cause_of(report).empty());
  report.evidence->member = {true, true, false};
  CHECK(cause_of(report) == "sentinel-password");
  report.evidence->member = {true, true, true};
  CHECK(cause_of(report).empty());
  report.evidence->member = {true, false, false};
  report.evidence->target.port = 26379;
  CHECK(cause_of(report) == "sentinel-password");
}

TEST_CASE("protected mode at a loopback address means that the connection was forwarded") {
  Report report = failed(Rung::ping, Fault::denied, "DENIED Redis is running in protected mode");
  report.address = "192.0.2.1:6379";
  CHECK(cause_of(report) == "protected-mode");
  report.address = "127.0.0.1:6379";
  CHECK(cause_of(report) == "protected-mode-forwarded");
  report.address = "[::1]:6379";
  CHECK(cause_of(report) == "protected-mode-forwarded");
}

TEST_CASE("what is suspicious about a password is told without showing any of it") {
  const auto facts = [](std::string_view secret) { return facts_of(secret, SecretSource::file); };
  CHECK(facts("pw\r").has_line_end);
  CHECK(facts(" pw").has_outer_space);
  CHECK(facts("pw\xC2\xA0").has_outer_space);
  CHECK(facts("\xEF\xBB\xBFpw").has_outer_space);
  CHECK(facts("'pw'").is_quoted);
  for (const char* text : {"${PASSWORD}", "$PASSWORD", "$(cat secret)", "{{ password }}"}) {
    CHECK(facts(text).is_placeholder);
  }
  CHECK_FALSE(facts("$pw").is_placeholder);
  CHECK(facts("p%40w").is_encoded);
  CHECK_FALSE(facts("p%4").is_encoded);
  CHECK_FALSE(facts("100%sure").is_encoded);
}

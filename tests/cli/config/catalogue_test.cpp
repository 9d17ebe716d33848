#include "cli/config/catalogue.hpp"

#include "cli/config/parse_config.hpp"
#include "connector/net/deadline.hpp"
#include "support/catch.hpp"
#include "support/certificates.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::cli::config;

namespace {

using Why = ProbeRefusal::Why;
using Catalogued = std::shared_ptr<const Catalogue>;

Parsed<Catalogued> tried(const std::string& text, const std::vector<Target>& given = {},
                         const Environment& environment = {}) {
  const auto file = parse_config(text, "f.toml");
  if (!file) FAIL(file.error().message);
  return make_catalogue(file.value(), given, environment,
                        net::Clock::now() + std::chrono::seconds(30));
}

Catalogued catalogue(const std::string& text, const std::vector<Target>& given = {},
                     const Environment& environment = {}) {
  auto made = tried(text, given, environment);
  if (!made) FAIL(made.error().message);
  return made.value();
}

ProbePlan plan(const Catalogued& catalogue, std::string_view target, std::string_view module = "") {
  auto found = catalogue->find(target, module);
  if (!found) FAIL(std::string(target) + ": " + found.error().words);
  return found.value();
}

ProbeRefusal refusal(const Catalogued& catalogue, std::string_view target,
                     std::string_view module = "") {
  const auto found = catalogue->find(target, module);
  INFO(target);
  REQUIRE_FALSE(found);
  return found.error();
}

std::string password(const ProbePlan& plan) {
  const auto& credentials = plan.target.credentials;
  return credentials ? std::string(credentials->password.reveal()) : "none";
}

Target given(const std::string& host, int port, std::optional<Credentials> credentials = {}) {
  Target target;
  target.named = host + ":" + std::to_string(port);
  target.host = host;
  target.port = port;
  target.credentials = std::move(credentials);
  return target;
}

// Made once: a key takes its time.
const support::Authority& authority() {
  static const support::Authority made("authority of the catalogue");
  return made;
}

// Two modules, a listed target of the one and a pattern.
std::string configuration(const support::TemporaryDirectory& directory) {
  return "[serve]\nallow = ['*.cache.internal:*', '10.1.2.*', '/run/redis/*.sock']\n"
         "[modules.tls]\ntls = true\ncacert = '" +
         authority().file() + "'\npass-file = '" + directory.file("m", "of-module\n") +
         "'\n"
         "[modules.plain]\noperation = 'trace'\nuser = 'other'\npass-file = '" +
         directory.file("p", "of-plain\n") +
         "'\n"
         "[targets.prod]\ntarget = 'Cache.Example:6380'\nmodule = 'tls'\nlabels = {team='core'}\n"
         "[targets.own]\ntarget = 'own.example'\nmodule = 'tls'\npass-file = '" +
         directory.file("o", "of-target\n") + "'\n";
}

}  // namespace

TEST_CASE("a listed target is found by its name and by every spelling of its address") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue(configuration(directory));
  for (const char* spelling :
       {"prod", "Cache.Example:6380", "cache.example:6380", "cache.example.:6380",
        "redis://cache.example:6380", "rediss://CACHE.example:6380"}) {
    const ProbePlan found = plan(all, spelling);
    CHECK(found.module == "tls");
    CHECK(found.target.tls != nullptr);
    CHECK(found.target.named == "Cache.Example:6380");
    CHECK(found.target.labels == Labels{{"team", "core"}});
    CHECK(password(found) == "of-module");
  }
  CHECK(refusal(all, "cache.example").why == Why::not_allowed);
  CHECK(refusal(all, "cache.example:6381").why == Why::not_allowed);
  CHECK(refusal(all, "redis://cache.example:6380/5").why == Why::not_allowed);
}

TEST_CASE("a listed address is found in each way to write it") {
  const Catalogued all =
      catalogue("[targets.a]\ntarget = '127.0.0.1'\n[targets.b]\ntarget = '::1'\n");
  for (const char* spelling :
       {"127.0.0.1:6379", "127.1", "0x7f.0.0.1", "[::ffff:127.0.0.1]:6379"}) {
    CHECK(plan(all, spelling).target.host == "127.0.0.1");
  }
  CHECK(plan(all, "[0:0:0::1]:6379").target.host == "::1");
}

TEST_CASE("without 'allow', only what is listed may be asked for") {
  const Catalogued all = catalogue("[targets.a]\ntarget = 'a'\n");
  for (const char* other : {"b", "a:6380", "127.0.0.1", "/run/a.sock", "[::1]:6379", "0"}) {
    CHECK(refusal(all, other).why == Why::not_allowed);
  }
}

TEST_CASE("a target that a pattern allows gets the module that is asked for, or the default") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue(configuration(directory));
  const ProbePlan by_default = plan(all, "a.cache.internal:7000");
  CHECK(by_default.module == "default");
  CHECK(by_default.target.port == 7000);
  CHECK(password(by_default) == "none");
  const ProbePlan traced = plan(all, "a.cache.internal:7000", "plain");
  CHECK(traced.operation == Operation::trace);
  CHECK(password(traced) == "of-plain");
  CHECK(plan(all, "a.cache.internal", "tls").target.tls != nullptr);
  CHECK(plan(all, "redis://a.cache.internal", "tls").target.tls != nullptr);
  CHECK(plan(all, "rediss://a.cache.internal", "plain").target.tls != nullptr);
  CHECK(plan(all, "/run/redis/a.sock").target.host == "/run/redis/a.sock");
  CHECK(refusal(all, "a.cache.internal", "tsl").why == Why::no_module);
}

TEST_CASE("what was compared with the patterns is what is connected to") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue(configuration(directory));
  CHECK(plan(all, "0x0a.1.2.3").target.host == "10.1.2.3");
  CHECK(plan(all, "[::ffff:10.1.2.3]:6379").target.host == "10.1.2.3");
  CHECK(plan(all, "10.1.2.3.").target.host == "10.1.2.3");
  for (const char* other : {"10.1.2.evil.example", "10.1.2.com", "10.1.2.3.evil.example",
                            "a.cache.internal.evil.example", "/run/redis/../other.sock",
                            "[::ffff:10.1.3.1]:6379", "0x0a.1.3.1", "169.254.169.254:80"}) {
    CHECK(refusal(all, other).why == Why::not_allowed);
  }
}

TEST_CASE("a target with credentials, a query or another scheme is malformed, and not quoted") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue(configuration(directory));
  for (const std::string text :
       {"", "redis://u:hunter2@a.cache.internal", "hunter2@a.cache.internal",
        "u:hunter2@a.cache.internal:6379", "@hunter2", "redis://a.cache.internal?pw=hunter2",
        "a.cache.internal#hunter2", "http://hunter2.cache.internal",
        "unix:///run/redis/hunter2.sock", "valkey://hunter2.cache.internal",
        "hunter2 .cache.internal", "hunter2.cache.internal:x", "hunter2.cache.internal:99999",
        "hunter2\n.cache.internal", "::1:6379", "redis://", "redis:///",
        "//hunter2@a.cache.internal", "a.cache.internal,password=hunter2"}) {
    const ProbeRefusal refused = refusal(all, text);
    CHECK_FALSE(refused.words.empty());
    CHECK_THAT(refused.words, !ContainsSubstring("hunter2"));
  }
  const std::string longest(512 - std::string(".cache.internal").size(), 'a');
  CHECK(refusal(all, longest + "a.cache.internal").why == Why::malformed);
}

TEST_CASE("a module that is asked for takes neither TLS nor its own login from a listed target") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue(configuration(directory));
  const ProbePlan other = plan(all, "prod", "plain");
  CHECK(other.operation == Operation::trace);
  REQUIRE(other.target.tls != nullptr);
  CHECK(other.target.tls->ca_file == authority().file());
  CHECK(password(other) == "of-plain");
  const ProbePlan own = plan(all, "own.example:6379", "plain");
  CHECK(own.target.tls != nullptr);
  CHECK(password(own) == "of-target");
  CHECK_FALSE(own.target.credentials->user);
  CHECK(plan(all, "own", "default").target.tls != nullptr);
}

TEST_CASE("a clear-text target of the list is not what rediss:// asks for") {
  const Catalogued all = catalogue("[targets.a]\ntarget = 'a'\n");
  CHECK(refusal(all, "rediss://a").why == Why::not_allowed);
  CHECK(plan(all, "redis://a").target.tls == nullptr);
}

TEST_CASE("the targets of the command line are listed as they are") {
  const Catalogued all =
      catalogue("[targets.a]\ntarget = 'a'\n", {given("b", 7000, Credentials{{}, Secret("pw")}),
                                                given("b", 7000, Credentials{{}, Secret("pw")})});
  REQUIRE(all->listed().size() == 2);
  CHECK(all->listed()[1].name == "b:7000");
  CHECK(password(plan(all, "B:7000")) == "pw");
  const auto twice = tried("[targets.a]\ntarget = 'a'\n", [] {
    Target target = given("a", 6379);
    target.named = "a";
    return std::vector{target};
  }());
  REQUIRE_FALSE(twice);
  CHECK_THAT(twice.error().message, ContainsSubstring("also the name"));
}

TEST_CASE("the password of the environment is for listed targets only") {
  Environment around;
  around.redis_cli_password.emplace("of-environment");
  const Catalogued all =
      catalogue("[serve]\nallow = ['*:*']\n[targets.a]\ntarget = 'a'\n", {}, around);
  CHECK(password(plan(all, "a")) == "of-environment");
  CHECK(password(plan(all, "b")) == "none");
}

TEST_CASE("a password that cannot be got is an error of the whole configuration") {
  const auto refused = [](const std::string& text) {
    const auto made = tried(text);
    return made ? "accepted" : made.error().message;
  };
  CHECK_THAT(refused("[modules.m]\npass-file = '/no/such'\n"),
             StartsWith("f.toml, line 2: modules.m.pass-file: cannot read '/no/such'"));
  CHECK(refused("[modules.m]\npass-command = ['/no/such']\n") ==
        "f.toml, line 2: modules.m.pass-command: '/no/such' cannot be started: No such file or "
        "directory");
  CHECK_THAT(refused("[targets.t]\ntarget = 'h'\nuser = 'u'\n"),
             ContainsSubstring("targets.t.user: it needs a password"));
}

TEST_CASE("a client is not told what of a module does not fit its target") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue(
      "[serve]\nallow = ['*:*']\n[modules.m]\nuser = 'the-user'\n"
      "[targets.of-m]\ntarget = 'm'\nmodule = 'm'\npass-file = '" +
      directory.file("p", "pw\n") +
      "'\n[modules.four]\nipv4 = true\n[targets.six]\ntarget = '::1'\n");
  CHECK(refusal(all, "h", "m").words == "the module m does not fit this target");
  CHECK(refusal(all, "six", "four").why == Why::malformed);
}

TEST_CASE("a module whose user has no password is an error, unless targets complete it") {
  const support::TemporaryDirectory directory;
  const std::string pass_file = "pass-file = '" + directory.file("p", "pw\n") + "'\n";
  const std::string module = "[modules.m]\nuser = 'u'\n";
  const auto refused = tried(module + "[targets.t]\ntarget = 'h'\n" + pass_file);
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message, ContainsSubstring("modules.m.user: it needs a password"));
  const std::string target = "[targets.t]\ntarget = 'h'\nmodule = 'm'\n";
  const Catalogued all = catalogue(module + target + pass_file);
  CHECK(plan(all, "t").target.credentials->user == "u");
  CHECK(password(plan(all, "t", "m")) == "pw");
  CHECK_FALSE(tried(module + target));
}

TEST_CASE("a listed address is never reached as a pattern would allow it") {
  const support::TemporaryDirectory directory;
  const Catalogued all = catalogue("[serve]\nallow = ['*:*']\n[modules.default]\npass-file = '" +
                                   directory.file("p", "pw\n") +
                                   "'\n[targets.tls]\ntarget = 'rediss://cache:6380'\n"
                                   "[targets.clear]\ntarget = 'plain'\n");
  for (const char* other : {"redis://cache:6380/7", "redis://CACHE.:6380/0", "rediss://plain"}) {
    const ProbeRefusal refused = refusal(all, other);
    CHECK(refused.why == Why::not_allowed);
    CHECK_THAT(refused.words, ContainsSubstring("listed, but not with"));
    CHECK(refusal(all, other, "default").why == Why::not_allowed);
  }
  CHECK(plan(all, "redis://cache:6380").target.tls != nullptr);
  CHECK(plan(all, "redis://cache:6381/7").target.tls == nullptr);
}

TEST_CASE("the places of a listed target are found by its name and by every spelling") {
  const Catalogued all = catalogue(
      "[serve]\nallow = ['*:*']\n[modules.m]\n[targets.a]\ntarget = '127.0.0.1'\n"
      "[targets.b]\ntarget = 'LocalHost:6380'\n[targets.c]\ntarget = '127.0.0.1'\nmodule = 'm'\n"
      "[targets.d]\ntarget = '/run/redis.sock'\n");
  using Places = std::vector<std::size_t>;
  CHECK(all->places_of("c") == Places{2});
  for (const char* spelling : {"127.0.0.1", "127.1:6379", "redis://127.0.0.1", "127.0.0.1:6379"}) {
    CHECK(all->places_of(spelling) == Places{0, 2});
  }
  CHECK(all->places_of("localhost:6380") == Places{1});
  CHECK(all->places_of("/run/redis.sock") == Places{3});
  for (const char* other : {"", "localhost", "rediss://127.0.0.1", "redis://127.0.0.1/1", "m"}) {
    CHECK(all->places_of(other).empty());
  }
}

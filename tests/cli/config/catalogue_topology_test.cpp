// Which members of a target's topology a catalogue lets be connected to, and with which login.

#include "cli/config/catalogue.hpp"
#include "cli/config/parse_config.hpp"
#include "connector/net/deadline.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::cli::config;

namespace {

class Configured {
 public:
  // `text` may say PASSWORD for a file with one.
  explicit Configured(std::string text) {
    const std::string file = directory_.file("p", "pw\n");
    for (auto at = text.find("PASSWORD"); at != std::string::npos; at = text.find("PASSWORD")) {
      text.replace(at, 8, "pass-file = '" + file + "'");
    }
    const auto parsed = parse_config(text, "f.toml");
    if (!parsed) FAIL(parsed.error().message);
    auto made = make_catalogue(parsed.value(), {}, Environment{},
                               net::Clock::now() + std::chrono::seconds(30));
    if (!made) FAIL(made.error().message);
    catalogue_ = made.value();
  }

  [[nodiscard]] TopologySettings settings(std::string_view target,
                                          std::string_view module = "") const {
    const auto plan = catalogue_->find(target, module);
    if (!plan) FAIL(std::string(target) + ": " + plan.error().words);
    const auto& settings = plan.value().target.topology_settings;
    return settings ? *settings : TopologySettings{};
  }

  // Whether the plan for an allowed target lets this member be connected to.
  [[nodiscard]] bool takes(std::string_view target, const std::string& host, int port) const {
    const auto policy = settings(target).policy;
    REQUIRE(policy);
    return (*policy)(host, port);
  }

  [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }

 private:
  support::TemporaryDirectory directory_;
  std::shared_ptr<const Catalogue> catalogue_;
};

const char* const reach =
    "master = 'm1'\ncredentials = 'seed'\nonly-network = ['10.0.0.0/8']\n"
    "max-members = 7\n";

}  // namespace

TEST_CASE("the options of topologies hold whatever the operation is: a probe may be a discovery") {
  for (const std::string operation : {"ping", "trace", "topology"}) {
    const Configured all("[serve]\nallow = ['*:*']\n[modules.m]\noperation = '" + operation +
                         "'\n" + reach + "[targets.t]\ntarget = 't'\nmodule = 'm'\nwatch = true\n");
    const Target& watched = all.catalogue().listed().front().plan.target;
    REQUIRE(watched.topology_settings);
    for (const TopologySettings& settings :
         {all.settings("t"), all.settings("other", "m"), *watched.topology_settings}) {
      CHECK(settings.master == "m1");
      CHECK_FALSE(settings.log_in_at_members);
      CHECK(settings.only_networks.size() == 1);
      CHECK(settings.max_members == 7);
    }
  }
}

TEST_CASE("a login of its own keeps its limits whatever module is asked for") {
  const Configured all(std::string("[modules.open]\nPASSWORD\n[modules.second]\nmaster = 'm2'\n") +
                       "[targets.own]\ntarget = 'own'\nPASSWORD\n" + reach +
                       "[targets.none]\ntarget = 'none'\n" + reach);
  const TopologySettings kept = all.settings("own", "open");
  CHECK_FALSE(kept.log_in_at_members);
  CHECK(kept.only_networks.size() == 1);
  CHECK(kept.max_members == 7);
  CHECK(kept.master == "m1");
  const TopologySettings second = all.settings("own", "second");
  CHECK(second.master == "m2");
  CHECK_FALSE(second.log_in_at_members);
  CHECK(all.settings("none", "open").log_in_at_members);  // its login is the module's
}

TEST_CASE("members of a target that a pattern allows are connected to if they are known, too") {
  const Configured all(
      "[serve]\nallow = ['10.1.2.*:*', '*.cache.internal', '*:7000']\n"
      "[targets.a]\ntarget = '10.9.9.9:1'\n[targets.b]\ntarget = 'rediss://10.1.2.8:6380'\n"
      "[targets.c]\ntarget = '[2001:db8::1]:6379'\n");
  const std::string_view asked = "10.1.2.3:6379";
  CHECK(all.takes(asked, "10.1.2.4", 9));
  CHECK(all.takes(asked, "A.Cache.Internal.", 6379));
  CHECK(all.takes(asked, "10.9.9.9", 1));
  CHECK(all.takes(asked, "2001:DB8:0::1", 6379));
  CHECK(all.takes(asked, "::ffff:10.1.2.4", 6379));
  CHECK_FALSE(all.takes(asked, "10.9.9.9", 2));
  CHECK_FALSE(all.takes(asked, "10.1.3.4", 6379));
  CHECK_FALSE(all.takes(asked, "a.cache.internal", 6380));
  CHECK_FALSE(all.takes(asked, "10.1.2.4.evil.example", 6379));
  CHECK_FALSE(all.takes(asked, "0x0a.1.2.4", 6379));
  CHECK_FALSE(all.takes(asked, "::1", 6379));
}

TEST_CASE("a member that is listed with TLS is not connected to without it") {
  const Configured all(
      "[serve]\nallow = ['10.1.2.*:*']\n[targets.b]\ntarget = 'rediss://10.1.2.8'\n");
  CHECK_FALSE(all.takes("10.1.2.3", "10.1.2.8", 6379));
  CHECK(all.takes("rediss://10.1.2.3", "10.1.2.8", 6379));
}

TEST_CASE("members of a listed target are connected to as its options say") {
  const Configured all("[serve]\nallow = ['*:*']\n[modules.m]\n[targets.t]\ntarget = 't'\n");
  CHECK_FALSE(all.settings("t").policy);
  CHECK_FALSE(all.settings("t", "m").policy);
}

TEST_CASE("a login that a client chooses is not for members that a listed target advertises") {
  const Configured some(
      "[modules.m]\noperation = 'topology'\nuser = 'u'\nPASSWORD\n"
      "[targets.plain]\ntarget = 'a:1'\n[targets.whole]\ntarget = 'b:1'\nmodule = 'm'\n"
      "[targets.own]\ntarget = 'c:1'\nuser = 'v'\nPASSWORD\n");
  const auto policy = some.settings("plain", "m").policy;
  REQUIRE(policy);
  CHECK((*policy)("b", 1));
  CHECK_FALSE((*policy)("d", 1));
  CHECK_FALSE(some.settings("whole", "m").policy);
  CHECK_FALSE(some.settings("own", "m").policy);
}

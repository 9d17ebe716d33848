// What a server of probes tells of replication: of its link, and which condition on it does not
// hold.

#include "command_line/serve/configuration.hpp"
#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

class Pair {
 public:
  [[nodiscard]] const RedisServer& master() const { return master_; }
  [[nodiscard]] const RedisServer& replica() const { return replica_; }

  // `rest`: the modules.
  [[nodiscard]] std::string configured(const std::string& rest) const {
    return directory_.file("c.toml", "[serve]\ninterval = '200ms'\n" + rest +
                                         "[targets.m]\nmodule = 'm'\ntarget = '" + master_.at() +
                                         "'\n[targets.r]\nmodule = 'm'\ntarget = '" +
                                         replica_.at() + "'\n");
  }

 private:
  TemporaryDirectory directory_;
  RedisServer master_{{"--repl-diskless-sync-delay", "0"}};  // the replica is in sync at once
  RedisServer replica_{{"--replicaof", "127.0.0.1 " + std::to_string(master_.port())}};
};

// Waits until a probe says so.
void probe_says(const Serving& serving, const std::string& target, const std::string& name,
                const std::string& value) {
  std::string body;
  const bool said = eventually([&] {
    body = serving.get("/probe?target=" + target).body;
    return value_of(body, name) == value;
  });
  INFO(body);
  CHECK(said);
}

const std::string met = "rconn_probe_expectation_met";

}  // namespace

TEST_CASE("a topology tells each condition once, and whether all members meet it") {
  const Pair pair;
  const Serving serving(
      {"--config", pair.configured("[modules.m]\noperation = 'topology'\n"
                                   "expect = ['link=up', 'lag<=1000', 'version>=99']\n")});
  for (const char* const target : {"m", "r"}) {
    probe_says(serving, target, met + "{condition=\"link=up\"}", "1");
    probe_says(serving, target, met + "{condition=\"lag<=1000\"}", "1");
    probe_says(serving, target, met + "{condition=\"version>=99\"}", "0");
  }
  const std::string listed = "rconn_target_expectation_met{name=\"m\",target=\"" +
                             pair.master().at() + "\",endpoint=\"" + pair.master().at() +
                             "\",module=\"m\",condition=\"version>=99\"}";
  CHECK(eventually([&] { return value_of(serving.get("/metrics").body, listed) == "0"; }));
  CHECK(pair.replica().ask("REPLICAOF 127.0.0.1 1") == "+OK");
  probe_says(serving, "r", met + "{condition=\"link=up\"}", "0");
  probe_says(serving, "r", met + "{condition=\"lag<=1000\"}", "0");
}

TEST_CASE("a trace tells whether the link of a replica is up") {
  const Pair pair;
  const Serving serving({"--config", pair.configured("[modules.m]\noperation = 'trace'\n")});
  probe_says(serving, "r", "rconn_probe_replication_link_up", "1");
  probe_says(serving, "r", "rconn_probe_success", "1");
  std::string body = serving.get("/probe?target=r").body;
  INFO(body);
  CHECK_FALSE(value_of(body, "rconn_probe_replication_lag_seconds").empty());
  CHECK_FALSE(value_of(body, "rconn_probe_replication_offset_bytes").empty());
  CHECK(pair.replica().ask("REPLICAOF 127.0.0.1 1") == "+OK");
  // It answers PONG, so that the trace succeeds.
  probe_says(serving, "r", "rconn_probe_replication_link_up", "0");
  body = serving.get("/probe?target=r").body;
  CHECK(value_of(body, "rconn_probe_success") == "1");
  CHECK(value_of(body, "rconn_probe_replication_lag_seconds").empty());
  CHECK(serving.get("/probe?target=m").body.find("rconn_probe_replication_") == std::string::npos);
}

TEST_CASE("a trace tells the link of a replica that fails a condition on something else") {
  const Pair pair;
  const Serving serving({"--config", pair.configured("[modules.m]\noperation = 'trace'\n"
                                                     "expect = ['version>=99']\n")});
  CHECK(pair.replica().ask("REPLICAOF 127.0.0.1 1") == "+OK");
  probe_says(serving, "r", met + "{condition=\"version>=99\"}", "0");
  probe_says(serving, "r", "rconn_probe_replication_link_up", "0");
}

// `check` of very many targets, half of which fail, with every fault.

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fcntl.h>
#include <linux/capability.h>

#include <functional>

#include "command_line/check_reports.hpp"
#include "support/loopback.hpp"
#include "support/peer_farm.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::string_literals;

namespace {

const Words everywhere{"--bind", "0.0.0.0"};

// Healthy servers and one failing server per fault, each at all loopback addresses.
class FailingServers {
 public:
  FailingServers()
      : ca_("Test CA"),
        plain_(everywhere),
        locked_(joined(everywhere, {"--requirepass", "hunter2"})),
        trusted_(ca_.issue({}), everywhere),
        other_name_(ca_.issue({.names = {"DNS:other.test"}}), everywhere),
        expired_(ca_.issue({.from_days = -9, .to_days = -1}), everywhere),
        clients_only_(ca_.issue({}), joined(everywhere, only_clients_of(ca_))),
        unknown_(self_signed(directory_, {}), everywhere) {
    listen_on_socket(directory_.path("left"));
    forbidden_ = listen_on_socket(directory_.path("forbidden")).socket;
    ::chmod(directory_.path("forbidden").c_str(), 0);
    add_ports();
    add_replies();
    add_uris();
  }

  [[nodiscard]] const Authority& ca() const { return ca_; }

  // Every other target is ready; the rest have each fault in turn.
  [[nodiscard]] Fleet fleet(std::size_t size) const {
    Fleet fleet;
    for (std::size_t i = 0; i < size; ++i) {
      if (i % 2 == 0) {
        fleet.add(address(i, plain_.port()), Fleet::ok);
      } else {
        const FailureKind& kind = kinds_[i / 2 % kinds_.size()];
        fleet.add(kind.target(i), kind.fault, kind.shown ? kind.shown(i) : "");
      }
    }
    return fleet;
  }

 private:
  using Name = std::function<std::string(std::size_t)>;
  struct FailureKind {
    std::string fault;
    Name target;
    Name shown;
  };

  void add_port(const std::string& fault, int port) {
    kinds_.push_back({fault, [port](std::size_t i) { return address(i, port); }, {}});
  }

  void add_behaviour(const std::string& fault, Behaviour behaviour) {
    add_port(fault, farm_.add(std::move(behaviour)));
  }

  void add_ports() {
    add_port("refused", farm_.add_closed_port());
    add_port("auth-required", locked_.port());
    add_behaviour("closed", leaving(Behaviour::Then::close));
    add_behaviour("reset", leaving(Behaviour::Then::reset));
    add_behaviour("reply-timeout", silent());
    add_behaviour("not-redis", greeting("SSH-2.0-OpenSSH_9.2p1\r\n"));
    add_behaviour("max-clients",
                  {"-ERR max number of clients reached\r\n", Behaviour::Then::close, true});
    add_socket("no-socket", "none");
    add_socket("refused", "left");
    add_socket("socket-denied", "forbidden");
  }

  // Adds a name for each target to the file, if there is one.
  void add_socket(const std::string& fault, const std::string& name) {
    const std::string file = directory_.path(name);
    kinds_.push_back({fault,
                      [file](std::size_t i) {
                        const std::string another = file + std::to_string(i);
                        static_cast<void>(::link(file.c_str(), another.c_str()));
                        return another;
                      },
                      {}});
  }

  void add_replies() {
    for (const auto& [fault, reply] : std::vector<std::pair<std::string, std::string>>{
             {"not-redis", "HTTP/1.1 400 Bad Request\r\n\r\n"},
             {"tls-required", "\x15\x03\x03\x00\x02\x02\x46"s},
             {"protocol-error", "*1\r\n$x\r\n"},
             {"unexpected-reply", "+QUEUED\r\n"},
             {"error-reply", "-ERR no such thing\r\n"},
             {"no-permission", "-NOPERM this user has no permissions\r\n"},
             {"denied", "-DENIED Redis is running in protected mode\r\n"},
             {"loading", "-LOADING Redis is loading the dataset in memory\r\n"},
             {"busy", "-BUSY Redis is busy running a script\r\n"},
             {"master-down", "-MASTERDOWN Link with MASTER is down\r\n"},
             {"misconf", "-MISCONF Redis is configured to save RDB snapshots\r\n"},
             {"cluster-down", "-CLUSTERDOWN The cluster is down\r\n"},
             {"read-only", "-READONLY You can't write against a read only replica.\r\n"}}) {
      add_behaviour(fault, answering(reply));
    }
  }

  void add_uri(const std::string& fault, const std::string& before, int port,
               const std::string& after = {}, const std::string& before_shown = {}) {
    const auto named = [=](const std::string& start) {
      return [=](std::size_t i) { return start + address(i, port) + after; };
    };
    kinds_.push_back(
        {fault, named(before), before_shown.empty() ? Name{} : Name{named(before_shown)}});
  }

  void add_uris() {
    add_uri("db-rejected", "redis://", plain_.port(), "/9999");
    add_uri("auth-unneeded", "redis://:needless@", plain_.port(), "", "redis://:***@");
    add_uri("auth-rejected", "redis://:wrong@", locked_.port(), "", "redis://:***@");
    add_uri("tls-not-offered", "rediss://", farm_.add(answering("-ERR unknown command\r\n")));
    add_uri("tls-timeout", "rediss://", farm_.add(silent()));
    add_uri("tls-handshake", "rediss://", farm_.add(answering("\x15\x03\x03\x00\x02\x02\x28"s)));
    add_uri(Fleet::ok, "rediss://", trusted_.port());
    add_uri("tls-client-cert-required", "rediss://", clients_only_.port());
    add_uri("tls-untrusted", "rediss://", unknown_.port());
    add_uri("tls-expired", "rediss://", expired_.port());
    add_uri("tls-name-mismatch", "rediss://", other_name_.port());
  }

  TemporaryDirectory directory_;
  Authority ca_;
  PeerFarm farm_;
  RedisServer plain_, locked_;
  TlsRedisServer trusted_, other_name_, expired_, clients_only_, unknown_;
  Descriptor forbidden_;
  std::vector<FailureKind> kinds_;
};

// {"targets": [...]} with the targets from `first` on.
std::string discovery(const Fleet& fleet, std::size_t first) {
  const Words& all = fleet.targets();
  return service_discovery({{{all.begin() + static_cast<std::ptrdiff_t>(first), all.end()}, {}}});
}

// Reads the file on standard input and runs without root privileges.
Surroundings modest_reader(const std::string& file) {
  return {{}, "", [file] {
            ::dup2(::open(file.c_str(), O_RDONLY | O_CLOEXEC), 0);
            ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
            ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
          }};
}

}  // namespace

TEST_CASE(
    "each of very many targets, from all sources and failing in every way, is reported once") {
  const FailingServers servers;
  const Fleet fleet = servers.fleet(many);
  const TemporaryDirectory directory;
  const std::size_t by_name = 100;
  const std::size_t by_line = many / 2;
  const Words named(fleet.targets().begin(), fleet.targets().begin() + by_name);
  const std::string list = directory.file("list", fleet.lines(by_name, by_line));
  const std::string discovered = directory.file("sd.json", discovery(fleet, by_line));
  const Outcome outcome =
      run_rconn(joined({"check", "--ordered", "-o", "json", "--cacert", servers.ca().file(),
                        "--sni", "redis.test", "-f", "-", "--sd", discovered},
                       named),
                modest_reader(list));
  CHECK(outcome.err.empty());
  CHECK(outcome.exit == 6);  // the worst: not-redis
  const Checked run = checked(outcome.out);
  check_fates(fleet, run);
  CHECK((run.order() == fleet.shown()));  // avoids a very long failure message
  CHECK_FALSE(run.reports[0].contains("source"));
  CHECK(run.reports[by_name]["source"] == "standard input:1");
  CHECK(run.reports[by_line]["source"] == discovered + ", group 1, target 1");
}

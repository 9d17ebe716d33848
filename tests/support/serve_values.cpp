#include "support/serve_values.hpp"

#include <chrono>

#include "connector/values/finding.hpp"
#include "connector/values/topology.hpp"
#include "support/watch_record.hpp"

namespace support {

using namespace rconn;
using namespace std::chrono_literals;

namespace {

const std::chrono::system_clock::time_point started{std::chrono::seconds(1'772'323'200)};

Report ready() {
  Report report;
  report.probed = true;
  report.target = report.endpoint = "cache.example:6379";
  report.host = "cache.example";
  report.address = "10.20.0.8:6379";
  report.user = "monitor";
  report.database = 3;
  report.labels = {{"team", "core"}, {"fault", "mine"}, {"__meta", "hidden"}, {"bad name", "x"}};
  report.times[static_cast<std::size_t>(Rung::connect)] = 210us;
  report.times[static_cast<std::size_t>(Rung::ping)] = 120us;
  report.total = 330us;
  report.expectations = {{"role=master", true, "master"},
                         {"role=master", true, "master"},
                         {"key=a\"b\\c", false, "none"}};
  auto tls = std::make_shared<TlsFacts>();
  tls->version = "TLSv1.3";
  tls->cipher = "TLS_AES_256_GCM_SHA384";
  tls->certificate = Certificate{.subject = "CN=cache.example",
                                 .issuer = "CN=ca",
                                 .names = {},
                                 .not_before = "2026-01-01T00:00:00Z",
                                 .not_after = "2026-04-01T00:00:00Z",
                                 .days_left = 31};
  report.tls = std::move(tls);
  auto identity = std::make_shared<Identity>();
  identity->product = "redis";
  identity->version = "8.0.1";
  identity->mode = "standalone";
  identity->role = "master";
  report.identity = std::move(identity);
  return report;
}

Report failed(Fault fault, const std::string& detail) {
  Report report = *report_of(fault, detail);
  report.target = report.endpoint;
  report.times[static_cast<std::size_t>(Rung::connect)] = 90us;
  report.total = 90us;
  return report;
}

Report refused() {
  Report report = failed(Fault::refused, "connection refused");
  report.attempts = {{"10.20.0.8:6379", Failure{Fault::refused, "connection refused"}, 90us}};
  report.finding = std::make_shared<const Finding>(
      Finding{.cause = "listens-at-other-address",
              .certainty = Certainty::proven,
              .values = {{"what", "redis-server"}, {"where", "127.0.0.1:6379"}},
              .detail = {}});
  return report;
}

Report hostile() {
  Report report = failed(Fault::error_reply, hostile_text);
  report.target = report.endpoint = report.host = hostile_text;
  report.labels = {{"team", hostile_text}};
  report.expectations = {{hostile_text, false, hostile_text}};
  return report;
}

TopologyMember member(const std::string& host, MemberRole role, std::size_t master) {
  TopologyMember made;
  made.id = "07c37dfeb235213a872192d90877d0cd55635b9" + std::to_string(master);
  made.role = role;
  made.host = host;
  made.port = 7000;
  if (role == MemberRole::replica) made.master = master;
  Report report = ready();
  report.topology = nullptr;
  made.report = std::make_shared<const Report>(std::move(report));
  return made;
}

Report cluster() {
  auto topology = std::make_shared<Topology>();
  topology->kind = TopologyKind::cluster;
  topology->source = "cache.example:7000";
  topology->members = {
      member("10.20.0.1", MemberRole::master, 0), member("10.20.0.2", MemberRole::replica, 0),
      member("10.20.0.3", MemberRole::master, 2), member("", MemberRole::master, 3),
      member("2001:db8::4", MemberRole::replica, 2)};
  topology->members[0].is_seed = true;
  topology->members[0].slots = {{0, 8191}};
  topology->members[2].slots = {{8192, 16383}};
  topology->members[4].report = std::make_shared<const Report>(refused());
  topology->left_out = 2;
  topology->problems = {
      {.fault = Fault::refused, .members = {4}, .detail = "x", .advice = {}},
      {.fault = Fault::host_not_advertised, .members = {3}, .detail = hostile_text, .advice = {}}};
  Report report = ready();
  report.target = "cache.example:7000";
  report.failure = Failure{Fault::refused, "1 of 5 members"};
  report.stopped_at = Rung::topology;
  report.topology = std::move(topology);
  return report;
}

ListedRecord listed(std::size_t number) {
  ListedRecord record;
  record.name = "shard-" + std::to_string(number);
  record.target = record.endpoint = "10.20.0." + std::to_string(number) + ":6379";
  record.module = number % 2 == 0 ? "default" : "tls";
  record.labels = {{"team", number % 3 == 0 ? hostile_text : "core"}, {"module", "theirs"}};
  record.last = std::make_shared<const Report>(ready());
  record.checked = started + 1h;
  record.age = 3200ms;
  return record;
}

void add_state(ListedRecord& record, std::size_t number) {
  switch (number % 15) {
    case 1:
      record.last = std::make_shared<const Report>(refused());
      break;
    case 2:
      record.last = report_of(Fault::loading, hostile_text);
      break;
    case 4:
      record.is_stale = true;
      record.age = 95s;
      break;
    case 5:
      record.last = nullptr;
      record.checked.reset();
      break;
    default:
      break;
  }
}

void add_server(ServeRecord& record) {
  record.started = started;
  record.now = started + 1h;
  record.uptime = 1h;
  record.listen = "127.0.0.1:9121";
  record.configuration = "/etc/rconn/config.toml";
  record.modules = {"default", "tls"};
  record.process = {
      .resident = 12'345'678, .open_descriptors = 23, .max_descriptors = 1024, .cpu = 1530ms};
  record.probes = {.under_way = 2,
                   .succeeded = 1200,
                   .failed = 34,
                   .shared = 5,
                   .turned_away = 6,
                   .refused = 7,
                   .abandoned = 8};
  record.http.open = 3;
  record.http.accepted = 40;
  record.http.refused = 1;
  record.http.hung_up = 2;
  record.http.slow = 4;
  record.http.responses = {{{"/probe", 200}, 1234}, {{"/probe", 403}, 7}, {{"other", 404}, 1}};
}

}  // namespace

KnownServer served(std::size_t targets) {
  KnownServer served;
  ServeRecord& record = served.record;
  add_server(record);
  for (std::size_t i = 0; i < targets; ++i) {
    record.listed.push_back(listed(i));
    if (targets > 1) add_state(record.listed.back(), i);
  }
  if (targets > 1) {
    record.listed.front().watched = true;
    served.watches.push_back(full_record());
    served.watches.back().targets.front().target = record.listed.front().target;
    record.watches = {&served.watches.back()};
    record.reload_failed = true;
    record.failed_reloads = 1;
    record.reloaded = started + 30min;
  }
  return served;
}

std::map<std::string, Report> reports() {
  return {
      {"ready", ready()}, {"refused", refused()}, {"hostile", hostile()}, {"cluster", cluster()}};
}

}  // namespace support

#include "cli/output/serve/server_metrics.hpp"

#include <array>

#include "cli/output/metrics/quoted.hpp"
#include "cli/output/serve/listed_state.hpp"

namespace rconn::cli {
namespace {

struct Server {
  const ServeRecord& record;
  std::string_view version;
  FamilyText& text;

  void counter(std::string_view labels, std::uint64_t value) const {
    text.counter(labels, value, record.started);
  }
};

void build(const Server& server) { server.text.info("version=" + in_quotes(server.version)); }

void start(const Server& server) { server.text.gauge("", moment_text(server.record.started)); }

void uptime(const Server& server) { server.text.gauge("", in_seconds_text(server.record.uptime)); }

void memory(const Server& server) {
  if (const auto bytes = server.record.process.resident) server.text.gauge("", *bytes);
}

void descriptors(const Server& server) {
  if (const auto open = server.record.process.open_descriptors) server.text.gauge("", *open);
}

void max_descriptors(const Server& server) {
  if (const auto most = server.record.process.max_descriptors) server.text.gauge("", *most);
}

void cpu(const Server& server) {
  const auto used = server.record.process.cpu;
  if (used) server.text.counter("", in_seconds_text(*used), server.record.started);
}

void draining(const Server& server) { server.text.gauge("", server.record.is_draining ? 1 : 0); }

void probes(const Server& server) {
  server.counter("result=\"succeeded\"", server.record.probes.succeeded);
  server.counter("result=\"failed\"", server.record.probes.failed);
}

void under_way(const Server& server) { server.text.gauge("", server.record.probes.under_way); }
void shared(const Server& server) { server.counter("", server.record.probes.shared); }
void turned_away(const Server& server) { server.counter("", server.record.probes.turned_away); }
void refused(const Server& server) { server.counter("", server.record.probes.refused); }
void abandoned(const Server& server) { server.counter("", server.record.probes.abandoned); }

void responses(const Server& server) {
  for (const auto& [key, count] : server.record.http.responses) {
    server.counter(fmt::format("path={},status=\"{}\"", in_quotes(key.first), key.second), count);
  }
}

void open(const Server& server) { server.text.gauge("", server.record.http.open); }

void connections(const Server& server) {
  server.counter("result=\"accepted\"", server.record.http.accepted);
  server.counter("result=\"refused\"", server.record.http.refused);
}

void hung_up(const Server& server) { server.counter("", server.record.http.hung_up); }
void slow(const Server& server) { server.counter("", server.record.http.slow); }

void reloads(const Server& server) {
  server.counter("result=\"succeeded\"", server.record.reloads);
  server.counter("result=\"failed\"", server.record.failed_reloads);
  server.counter("result=\"superseded\"", server.record.superseded_reloads);
}

void last_reload(const Server& server) {
  server.text.gauge("", server.record.reload_failed ? 0 : 1);
}

void reloaded(const Server& server) {
  server.text.gauge("", moment_text(server.record.reloaded.value_or(server.record.started)));
}

void targets(const Server& server) {
  std::array<std::size_t, listed_state_names.size()> counts{};
  for (const ListedRecord& listed : server.record.listed)
    ++counts.at(static_cast<std::size_t>(state_of(listed)));
  for (std::size_t i = 0; i < counts.size(); ++i)
    server.text.gauge("state=" + in_quotes(listed_state_names.at(i)), counts.at(i));
}

struct Family {
  FamilyHead head;
  void (*samples)(const Server&);
};

using enum MetricType;

constexpr std::array families{
    Family{{"rconn_build", info, "", "The version of rconn."}, build},
    Family{{"process_start_time_seconds", gauge, "seconds",
            "When the server started, in seconds since 1970."},
           start},
    Family{{"process_cpu_seconds", counter, "seconds", "CPU time, of user and system."}, cpu},
    Family{{"process_resident_memory_bytes", gauge, "bytes", "Memory in use."}, memory},
    Family{{"process_open_fds", gauge, "", "Open descriptors."}, descriptors},
    Family{{"process_max_fds", gauge, "", "How many descriptors may be open."}, max_descriptors},
    Family{{"rconn_serve_uptime_seconds", gauge, "seconds", "Time since the server started."},
           uptime},
    Family{{"rconn_serve_draining", gauge, "", "Whether the server ends, after a signal."},
           draining},
    Family{{"rconn_serve_probes", counter, "", "Probes that ended, by result."}, probes},
    Family{{"rconn_serve_probes_under_way", gauge, "", "Probes that go on now."}, under_way},
    Family{{"rconn_serve_probes_shared", counter, "",
            "Requests that got the result of a probe under way."},
           shared},
    Family{{"rconn_serve_probes_turned_away", counter, "",
            "Requests that were not served because too many probes were under way."},
           turned_away},
    Family{{"rconn_serve_probes_refused", counter, "",
            "Requests for a target that is not allowed, or that were not understood."},
           refused},
    Family{{"rconn_serve_probes_abandoned", counter, "",
            "Probes whose client hung up before they ended."},
           abandoned},
    Family{{"rconn_serve_http_responses", counter, "", "Responses by path and status."}, responses},
    Family{{"rconn_serve_http_open_connections", gauge, "", "Connections that are open."}, open},
    Family{{"rconn_serve_http_connections", counter, "",
            "Connections that were accepted, or refused because there were too many."},
           connections},
    Family{{"rconn_serve_http_hung_up", counter, "",
            "Connections whose client hung up before its response."},
           hung_up},
    Family{{"rconn_serve_http_slow", counter, "", "Connections that were too slow, and closed."},
           slow},
    Family{{"rconn_serve_reloads", counter, "", "Reloads of the configuration, by result."},
           reloads},
    Family{{"rconn_serve_last_reload_success", gauge, "", "Whether the last reload succeeded."},
           last_reload},
    Family{{"rconn_serve_last_reload_timestamp_seconds", gauge, "seconds",
            "When the last reload, or the start, was, in seconds since 1970."},
           reloaded},
    Family{{"rconn_serve_targets", gauge, "", "Listed targets by the state of their last check."},
           targets},
};

}  // namespace

void server_families(const ServeRecord& record, std::string_view version, FamilyText& text) {
  const Server server{record, version, text};
  for (const Family& family : families) {
    text.begin(family.head);
    family.samples(server);
  }
}

std::vector<std::string> server_family_names() {
  std::vector<std::string> names;
  for (const Family& family : families) names.push_back(sample_name(family.head));
  return names;
}

}  // namespace rconn::cli

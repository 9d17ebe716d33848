#include "cli/output/serve/report_metrics.hpp"

#include <array>

#include "cli/output/metrics/conditions_met.hpp"
#include "cli/output/metrics/labels.hpp"
#include "cli/output/metrics/quoted.hpp"
#include "cli/output/metrics/report_families.hpp"
#include "cli/output/serve/certificate_moment.hpp"
#include "cli/output/serve/explained.hpp"
#include "cli/output/serve/known_state.hpp"
#include "cli/output/serve/topology_metrics.hpp"

namespace rconn::cli {
namespace {

constexpr std::array<std::string_view, 22> our_labels{
    "name",    "target", "module",    "endpoint", "db",      "user",    "fault",  "cause",
    "verdict", "rung",   "condition", "role",     "address", "version", "cipher", "problem",
    "product", "mode",   "kind",      "view",     "result",  "le"};

std::string label(std::string_view name, std::string_view value) {
  return fmt::format("{}={}", name, in_quotes(value));
}

std::string joined(std::string_view one, std::string_view other) {
  return fmt::format("{}{}{}", one, one.empty() || other.empty() ? "" : ",", other);
}

void success(const ReportSeries& series, FamilyText& text) {
  text.gauge(series.labels, series.report->ok() ? 1 : 0);
}

void exit_status(const ReportSeries& series, FamilyText& text) {
  text.gauge(series.labels, info(series.report->verdict()).exit);
}

void fault(const ReportSeries& series, FamilyText& text) {
  const Report& report = *series.report;
  if (!report.failure) return;
  const std::string_view rung = report.stopped_at ? name(*report.stopped_at) : std::string_view();
  text.gauge(series.labels, 1,
             fmt::format("{},{},{},{}", label("fault", info(report.failure->fault).id),
                         label("cause", cause_id(report)),
                         label("verdict", info(report.verdict()).name), label("rung", rung)));
}

void duration(const ReportSeries& series, FamilyText& text) {
  text.gauge(series.labels, in_seconds_text(series.report->total));
}

void rungs(const ReportSeries& series, FamilyText& text) {
  for (std::size_t i = 0; i < series.report->times.size(); ++i) {
    if (const auto& took = series.report->times[i])
      text.gauge(series.labels, in_seconds_text(*took), label("rung", rung_names[i]));
  }
}

void late(const ReportSeries& series, FamilyText& text) {
  text.gauge(series.labels, in_seconds_text(series.report->late));
}

void expectations(const ReportSeries& series, FamilyText& text) {
  for (const auto& [condition, met] : conditions_met(*series.report))
    text.gauge(series.labels, met ? 1 : 0, label("condition", condition));
}

void days_left(const ReportSeries& series, FamilyText& text) {
  const auto& tls = series.report->tls;
  if (tls && tls->certificate) text.gauge(series.labels, tls->certificate->days_left);
}

void expiry(const ReportSeries& series, FamilyText& text) {
  const auto& tls = series.report->tls;
  if (!tls || !tls->certificate) return;
  if (const auto moment = certificate_moment(tls->certificate->not_after))
    text.gauge(series.labels, *moment);
}

void tls(const ReportSeries& series, FamilyText& text) {
  const auto& tls = series.report->tls;
  if (!tls || tls->version.empty()) return;
  text.info(
      joined(series.labels, label("version", tls->version) + "," + label("cipher", tls->cipher)));
}

void role(const ReportSeries& series, FamilyText& text) {
  const KnownState state = known_state(*series.report);
  if (!state.role.empty()) text.gauge(series.labels, 1, label("role", state.role));
}

void lag(const ReportSeries& series, FamilyText& text) {
  if (const auto seconds = known_state(*series.report).lag) text.gauge(series.labels, *seconds);
}

void link(const ReportSeries& series, FamilyText& text) {
  const KnownState state = known_state(*series.report);
  if (!state.link.empty()) text.gauge(series.labels, state.link == "up" ? 1 : 0);
}

void offset(const ReportSeries& series, FamilyText& text) {
  if (const auto bytes = known_state(*series.report).offset) text.gauge(series.labels, *bytes);
}

void server(const ReportSeries& series, FamilyText& text) {
  const auto& identity = series.report->identity;
  if (!identity || identity->product.empty()) return;
  text.info(joined(series.labels, fmt::format("{},{},{}", label("product", identity->product),
                                              label("version", identity->version),
                                              label("mode", identity->mode))));
}

void address(const ReportSeries& series, FamilyText& text) {
  const auto& reached = series.report->address;
  if (reached) text.info(joined(series.labels, label("address", *reached)));
}

void probe(const ReportSeries& series, FamilyText& text) {
  const Report& report = *series.report;
  std::string labels =
      fmt::format("{},{},{}", label("target", report.target), label("endpoint", report.endpoint),
                  label("module", series.module));
  if (report.database) labels += fmt::format(",db=\"{}\"", *report.database);
  if (report.user) labels += "," + label("user", *report.user);
  text.info(joined(labels, series.labels));
}

void left_out(const ReportSeries& series, FamilyText& text) {
  if (!series.report->topology) return;
  const Topology& topology = *series.report->topology;
  text.gauge(series.labels, topology.left_out + topology.unread + topology.not_tried());
}

void members(const ReportSeries& series, FamilyText& text) {
  if (series.report->topology) member_samples(*series.report->topology, series.labels, text);
}

void reached(const ReportSeries& series, FamilyText& text) {
  if (series.report->topology) reached_samples(*series.report->topology, series.labels, text);
}

void problems(const ReportSeries& series, FamilyText& text) {
  if (series.report->topology) problem_samples(*series.report->topology, series.labels, text);
}

void kind(const ReportSeries& series, FamilyText& text) {
  if (!series.report->topology) return;
  const Topology& topology = *series.report->topology;
  text.info(joined(series.labels, label("kind", name(topology.kind))));
}

void slots(const ReportSeries& series, FamilyText& text) {
  const auto& topology = series.report->topology;
  if (topology && topology->kind == TopologyKind::cluster)
    text.gauge(series.labels, topology->coverage().count());
}

struct Family {
  FamilyHead head;
  bool brief;  // those that listed targets have, too
  void (*samples)(const ReportSeries&, FamilyText&);
};

using enum MetricType;

constexpr std::array families{
    Family{{"success", gauge, "", "Whether the target was as expected."}, true, success},
    Family{report_family::exit, false, exit_status},
    Family{report_family::fault, true, fault},
    Family{report_family::duration, true, duration},
    Family{report_family::rung_duration, false, rungs},
    Family{{"late_seconds", gauge, "seconds",
            "How much of the total time may be rconn's own, because it was busy."},
           false,
           late},
    Family{report_family::expectation, true, expectations},
    Family{report_family::certificate_days, true, days_left},
    Family{{"tls_certificate_expiry_timestamp_seconds", gauge, "seconds",
            "When the certificate expires, in seconds since 1970."},
           true,
           expiry},
    Family{{"tls", info, "", "The TLS version and cipher suite agreed on."}, false, tls},
    Family{{"role", gauge, "", "1, with the role of the server as a label."}, true, role},
    Family{{"replication_lag_seconds", gauge, "seconds",
            "Time since a replica last heard from its master."},
           true,
           lag},
    Family{{"replication_link_up", gauge, "", "Whether the link of a replica to its master is up."},
           true,
           link},
    Family{{"replication_offset_bytes", gauge, "bytes",
            "Bytes of the replication stream that the server wrote, or took as a replica."},
           false,
           offset},
    Family{{"server", info, "", "Product, version and mode, as the server says."}, false, server},
    Family{{"address", info, "", "The address that was reached."}, false, address},
    Family{{"target", info, "", "What was probed, and by which module."}, false, probe},
    Family{{"topology", info, "", "The kind of the topology."}, false, kind},
    Family{{"members", gauge, "", "Members of the topology by role."}, true, members},
    Family{{"members_reached", gauge, "", "Members at which something answered, by role."},
           true,
           reached},
    Family{report_family::left_out, true, left_out},
    Family{{"topology_problem", gauge, "", "Problems of the topology, by fault and cause."},
           true,
           problems},
    Family{{"cluster_slots_covered", gauge, "",
            "Slots whose master has not failed, as the Cluster says, of 16384."},
           true,
           slots},
};

}  // namespace

void report_families(std::span<const ReportSeries> series, std::string_view prefix, Extent extent,
                     FamilyText& text) {
  for (const Family& family : families) {
    if (extent == Extent::brief && !family.brief) continue;
    text.begin(family.head, prefix);
    for (const ReportSeries& each : series) family.samples(each, text);
  }
}

std::string configured_labels(const Labels& labels) { return user_labels(labels, our_labels); }

std::vector<std::string> report_family_names(Extent extent) {
  std::vector<std::string> names;
  for (const Family& family : families) {
    if (extent == Extent::all || family.brief) names.push_back(sample_name(family.head));
  }
  return names;
}

}  // namespace rconn::cli

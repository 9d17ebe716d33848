#include "cli/output/metrics/watch_metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "cli/output/metrics/quoted.hpp"

namespace rconn::cli {
namespace {

// A target, and what its families are written to.
struct Watched {
  const WatchRecord& record;
  const TargetRecord& target;
  std::string labels;
  FamilyText& text;

  [[nodiscard]] std::string labels_of(const ViewRecord& view) const {
    return fmt::format("{},view={}", labels, in_quotes(name(view.view)));
  }
  template <typename Value>
  void counter(const std::string& all, const Value& value) const {
    text.counter(all, value, record.start.wall);
  }
};

void probes(const Watched& watched) {
  for (const ViewRecord& view : watched.target.views) {
    const std::string labels = watched.labels_of(view);
    watched.counter(labels + ",result=\"ok\"", view.ok);
    watched.counter(labels + ",result=\"failed\"", view.failed);
    watched.counter(labels + ",result=\"not_started\"", view.not_started);
  }
}

void failures(const Watched& watched) {
  for (const ViewRecord& view : watched.target.views) {
    for (const auto& [fault, count] : view.faults) {
      watched.counter(
          fmt::format("{},fault={}", watched.labels_of(view), in_quotes(info(fault).id)), count);
    }
  }
}

void connections(const Watched& watched) {
  for (const ViewRecord& view : watched.target.views) {
    watched.counter(watched.labels_of(view), view.connections);
  }
}

void service(const Watched& watched) {
  for (const ViewRecord& view : watched.target.views) {
    watched.text.histogram(watched.labels_of(view), view.service, watched.record.start.wall);
  }
}

void corrected(const Watched& watched) {
  for (const ViewRecord& view : watched.target.views) {
    watched.text.histogram(watched.labels_of(view), view.corrected, watched.record.start.wall);
  }
}

void up(const Watched& watched) {
  for (const ViewRecord& view : watched.target.views) {
    if (view.probes() > 0) watched.text.gauge(watched.labels_of(view), view.is_down ? 0 : 1);
  }
}

void outages(const Watched& watched) {
  watched.counter(watched.labels, watched.target.outages.size() + watched.target.outages_left_out);
}

void outage_seconds(const Watched& watched) {
  watched.text.gauge(watched.labels, in_seconds_text(watched.target.down));
}

void longest_outage(const Watched& watched) {
  watched.text.gauge(watched.labels, in_seconds_text(watched.target.longest));
}

void available(const Watched& watched) {
  const auto share = availability_by_time(watched.record, watched.target.down);
  bool any = false;
  for (const ViewRecord& view : watched.target.views) any = any || view.probes() > 0;
  if (share && any) watched.text.gauge(watched.labels, fmt::format("{:.9f}", *share));
}

void failovers(const Watched& watched) {
  watched.counter(watched.labels,
                  watched.target.failovers.size() + watched.target.failovers_left_out);
}

void writes(const Watched& watched) {
  if (!watched.target.writes) return;
  const Writes& all = *watched.target.writes;
  const std::string& labels = watched.labels;
  watched.counter(labels + ",result=\"acknowledged\"", all.acknowledged);
  watched.counter(labels + ",result=\"refused\"", all.refused);
  watched.counter(labels + ",result=\"unanswered\"", all.unanswered);
}

void lost_writes(const Watched& watched) {
  if (watched.target.writes) watched.counter(watched.labels, watched.target.writes->lost);
}

struct Family {
  FamilyHead head;
  void (*samples)(const Watched&);
};

using enum MetricType;

constexpr std::array families{
    Family{{"rconn_watch_probes", counter, "", "Probes whose result is known."}, probes},
    Family{{"rconn_watch_failures", counter, "", "Failed probes by fault."}, failures},
    Family{{"rconn_watch_connections", counter, "", "Attempts to connect."}, connections},
    Family{{"rconn_watch_service_seconds", histogram, "seconds",
            "From the start of a probe to its reply."},
           service},
    Family{{"rconn_watch_corrected_seconds", histogram, "seconds",
            "From the moment at which the schedule wanted a probe to its reply."},
           corrected},
    Family{{"rconn_watch_up", gauge, "", "Whether the view works."}, up},
    Family{{"rconn_watch_outages", counter, "", "Outages of the target."}, outages},
    Family{{"rconn_watch_outage_seconds", gauge, "seconds",
            "Time in which any view of the target did not work."},
           outage_seconds},
    Family{{"rconn_watch_longest_outage_seconds", gauge, "seconds", "The longest outage."},
           longest_outage},
    Family{{"rconn_watch_availability_ratio", gauge, "ratio",
            "The share of the time in which all views worked."},
           available},
    Family{{"rconn_watch_failovers", counter, "", "Changes of the master."}, failovers},
    Family{{"rconn_watch_writes", counter, "", "Writes by result."}, writes},
    Family{
        {"rconn_watch_lost_writes", counter, "", "Writes that were acknowledged and then missing."},
        lost_writes},
};

constexpr FamilyHead paused{"rconn_watch_paused_seconds", counter, "seconds",
                            "Time in which rconn itself did not run."};

std::string labels_of(const TargetRecord& target, const NamedWatch& watch) {
  std::string labels =
      fmt::format("target={},endpoint={}", in_quotes(target.target), in_quotes(target.endpoint));
  if (!watch.name.empty()) labels = fmt::format("name={},{}", in_quotes(watch.name), labels);
  return watch.labels.empty() ? labels : labels + "," + watch.labels;
}

}  // namespace

void watch_families(std::span<const NamedWatch> watches, FamilyText& text) {
  std::vector<Watched> all;
  for (const NamedWatch& watch : watches) {
    for (const TargetRecord& target : watch.record->targets) {
      all.push_back({*watch.record, target, labels_of(target, watch), text});
    }
  }
  for (const Family& family : families) {
    text.begin(family.head);
    for (const Watched& watched : all) family.samples(watched);
  }
  // All of them know of the same pauses, since they began.
  const auto longest = std::ranges::max_element(
      watches, {}, [](const NamedWatch& watch) { return watch.record->paused; });
  if (longest == watches.end()) return;
  text.begin(paused);
  text.counter("", in_seconds_text(longest->record->paused), longest->record->start.wall);
}

std::string watch_exposition(const WatchRecord& record) {
  FamilyText text(MetricsForm::openmetrics);
  const NamedWatch watch{&record, ""};
  watch_families({&watch, 1}, text);
  text.end();
  return text.take();
}

}  // namespace rconn::cli

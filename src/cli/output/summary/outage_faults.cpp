#include "cli/output/summary/outage_faults.hpp"

#include <algorithm>
#include <utility>

namespace rconn::cli {
namespace {

using Moment = std::pair<Duration, Fault>;

void add_runs(const ViewOutage& outage, std::vector<Moment>& moments) {
  for (const FaultRun& run : outage.faults) moments.emplace_back(run.first, run.fault);
}

std::vector<Fault> in_order(std::vector<Moment> moments) {
  std::ranges::sort(moments);
  std::vector<Fault> faults;
  for (const auto& [at, fault] : moments) {
    if (faults.empty() || faults.back() != fault) faults.push_back(fault);
  }
  return faults;
}

}  // namespace

std::vector<Fault> faults_in_order(const Outage& outage) {
  std::vector<Moment> moments;
  for (const ViewOutage& view : outage.views) add_runs(view, moments);
  return in_order(std::move(moments));
}

std::vector<Fault> faults_in_order(const ViewOutage& outage) {
  std::vector<Moment> moments;
  add_runs(outage, moments);
  return in_order(std::move(moments));
}

std::vector<Fault> faults_before(const WatchEvent& event, const WatchRecord& record) {
  const bool ends_one =
      event.kind == WatchEventKind::up || event.kind == WatchEventKind::address_up;
  if (!ends_one || event.target >= record.targets.size()) return {};
  const std::vector<Outage>& outages = record.targets[event.target].outages;
  const auto is_it = [&event](const ViewOutage& outage) {
    return outage.over && outage.view == event.view && outage.lasted() == event.lasted &&
           (outage.address == event.text || event.kind == WatchEventKind::up);
  };
  for (auto outage = outages.rbegin(); outage != outages.rend(); ++outage) {
    const auto found = std::ranges::find_if(outage->views, is_it);
    if (found != outage->views.end()) return faults_in_order(*found);
  }
  return {};
}

}  // namespace rconn::cli

#include "cli/output/summary/watch_span.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rconn::cli {
namespace {

using Buckets = Histogram::Buckets;

Histogram difference(const Histogram& before, const Histogram& now) {
  if (before.empty()) return now;
  Buckets buckets;
  for (const auto& [place, bucket] : now.buckets()) {
    const auto old = before.buckets().find(place);
    Histogram::Bucket rest = bucket;
    if (old != before.buckets().end()) {
      rest.count -= old->second.count;
      rest.sum -= old->second.sum;
    }
    if (rest.count > 0) buckets.emplace_hint(buckets.end(), place, rest);
  }
  if (buckets.empty()) return {};
  const auto mean = [](const Histogram::Bucket& bucket) {
    return bucket.sum / static_cast<Histogram::Time::rep>(bucket.count);
  };
  const auto min = now.min() < before.min() ? now.min() : mean(buckets.begin()->second);
  const auto max = now.max() > before.max() ? now.max() : mean(std::prev(buckets.end())->second);
  return Histogram::of(std::move(buckets), min, max);
}

std::vector<ViewSpan> spans(const std::vector<ViewRecord>& before,
                            const std::vector<ViewRecord>& now) {
  std::vector<ViewSpan> all;
  for (const ViewRecord& view : now) {
    const auto old = std::ranges::find(before, view.view, &ViewRecord::view);
    all.push_back(between(old == before.end() ? ViewRecord() : *old, view));
  }
  return all;
}

}  // namespace

ViewSpan between(const ViewRecord& before, const ViewRecord& now) {
  return {.view = now.view,
          .ok = now.ok - before.ok,
          .failed = now.failed - before.failed,
          .not_started = now.not_started - before.not_started,
          .service = difference(before.service, now.service)};
}

std::vector<TargetSpan> MinuteMeter::tick(const WatchRecord& so_far) {
  const Duration length = so_far.lasted - begun_;
  if (length < std::chrono::minutes(1)) return {};
  before_.resize(so_far.targets.size());
  const Instant end{so_far.lasted, so_far.now.wall};
  std::vector<TargetSpan> all;
  for (std::size_t place = 0; place < so_far.targets.size(); ++place) {
    const std::vector<ViewRecord>& now = so_far.targets[place].views;
    all.push_back({place, end, length, spans(before_[place], now)});
    before_[place] = now;
  }
  begun_ = so_far.lasted;
  return all;
}

}  // namespace rconn::cli

#include "connector/watch/meter/outage_log.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace rconn {
namespace {

Duration begin_of(const ViewOutage& outage) { return outage.began.middle(); }
Duration end_of(const ViewOutage& outage) { return outage.ended.middle(); }

bool is_same(const ViewOutage& one, const ViewOutage& other) {
  return one.view == other.view && one.address == other.address &&
         one.began.earliest == other.began.earliest;
}

// A report is large, and there may be many outages.
void drop_reports(Outage& outage) {
  for (ViewOutage& view : outage.views) {
    for (FaultRun& run : view.faults) run.report.reset();
  }
}

}  // namespace

Outage& OutageLog::current() { return is_left_out_ ? left_out_ : record_.outages.back(); }

void OutageLog::begin(const ViewOutage& outage, Instant noticed) {
  const bool continues = !record_.outages.empty() && !is_left_out_ &&
                         outage.began.middle() < record_.outages.back().ended.middle();
  if (!open_ && continues) {  // what was known only later belongs to it
    current().over = false;
  } else if (!open_) {
    is_left_out_ = record_.outages.size() == TargetRecord::max_outages;
    if (is_left_out_) {
      left_out_ = {};
      ++record_.outages_left_out;
    } else {
      record_.outages.emplace_back();
    }
    current().noticed = noticed;
    counted_ = {};
    longest_before_ = record_.longest;
  }
  open_ = true;
  Outage& whole = current();
  if (whole.views.size() == Outage::max_views) {
    ++whole.views_left_out;
    // The first tells when it began, and those that go on when it ends.
    const auto second = whole.views.begin() + 1;
    const auto over = std::find_if(second, whole.views.end(), std::mem_fn(&ViewOutage::over));
    whole.views.erase(over == whole.views.end() ? second : over);
  }
  whole.views.push_back(outage);
  arrange(whole);
}

void OutageLog::update(const ViewOutage& outage) {
  if (record_.outages.empty() && !is_left_out_) return;
  Outage& whole = current();
  const auto found = std::ranges::find_if(
      whole.views, [&](const ViewOutage& each) { return is_same(each, outage); });
  if (found == whole.views.end()) return;
  *found = outage;
  if (open_) arrange(whole);
}

void OutageLog::end() {
  Outage& whole = current();
  open_ = false;
  whole.over = true;
  arrange(whole);
  if (is_left_out_ || record_.outages.size() > TargetRecord::max_explained) drop_reports(whole);
  count(whole);
}

void OutageLog::extend(Duration now) {
  Outage& whole = current();
  for (ViewOutage& each : whole.views) {
    if (!each.over) each.ended = {now, now};
  }
  arrange(whole);
  count(whole);
}

// Its end may turn out to be earlier than it seemed while it went on.
void OutageLog::count(const Outage& outage) {
  const Duration lasted =
      outage.lasted() - paused_between(pauses_, outage.began.middle(), outage.ended.middle());
  record_.down += lasted - counted_;
  counted_ = lasted;
  record_.longest = std::max(longest_before_, lasted);
}

void OutageLog::arrange(Outage& outage) const {
  const auto first = std::ranges::min_element(outage.views, {}, begin_of);
  const auto last = std::ranges::max_element(outage.views, {}, end_of);
  outage.began = first->began;
  outage.ended = last->ended;
  std::set<View> failed;
  for (const ViewOutage& each : outage.views) {
    if (each.address.empty()) failed.insert(each.view);
  }
  outage.partial = failed.size() < record_.views.size();
}

}  // namespace rconn

#include "connector/idle/events.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace rconn {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds stall{5};                    // what is this close may be of the same stall
constexpr seconds slow{1};                     // likewise, where a new connection was slow
constexpr milliseconds one_moment{50};         // what is this close may be one event
constexpr std::ptrdiff_t fewest_of_event = 3;  // connections

struct Anchor {
  IdleTime at;
  IdleTime reach;
};

// Since the run began. Only of samples with `opened`.
IdleTime moment(const IdleSample& sample) { return *sample.opened + sample.age; }

bool is_within(IdleTime reach, IdleTime one, IdleTime other) {
  return std::chrono::abs(one - other) <= reach;
}

bool had_no_answer(const IdleSample& sample) {
  return sample.end == IdleEnd::unacknowledged || sample.end == IdleEnd::unanswered ||
         sample.end == IdleEnd::no_reply;
}

bool was_ended(const IdleSample& sample) {
  return sample.end == IdleEnd::closed || sample.end == IdleEnd::reset ||
         sample.end == IdleEnd::closed_on_use || sample.end == IdleEnd::reset_on_use ||
         sample.end == IdleEnd::closed_with_error;
}

// One PING at least was answered: so the interval is no silence that is cut, unless this process
// was stopped.
bool was_in_use(const IdleSample& sample) {
  return sample.arm == IdleArm::ping && sample.age > sample.interval * 3 / 2 &&
         sample.longest_silence <= sample.interval + seconds(1);
}

// Whether connections fail at that age at other times, too, and none gets older: that is a limit
// on their lifetime.
bool is_limit(const IdleSample& used, std::span<const IdleSample> samples) {
  const auto fails_elsewhen = [&used](const IdleSample& other) {
    return other.opened && had_no_answer(other) && other.age + seconds(1) >= used.age &&
           !is_within(stall, moment(other), moment(used));
  };
  const auto is_older = [&used](const IdleSample& other) {
    return other.outcome() == IdleOutcome::ok && other.age > used.age + seconds(1);
  };
  return std::ranges::any_of(samples, fails_elsewhen) && std::ranges::none_of(samples, is_older);
}

std::vector<Anchor> stalls_in(std::span<const IdleSample> samples) {
  std::vector<Anchor> anchors;
  for (const IdleSample& sample : samples) {
    if (!sample.opened) continue;
    const bool used = was_in_use(sample);
    const bool fails = had_no_answer(sample) && used && !is_limit(sample, samples);
    const bool known = sample.end == IdleEnd::stalled;
    const bool down = sample.end == IdleEnd::server_down;
    if (fails || down || (known && used)) {
      anchors.push_back({moment(sample), stall});
    } else if (known) {
      anchors.push_back({moment(sample), slow});
    }
  }
  return anchors;
}

void set_aside_stalls(std::span<IdleSample> samples) {
  const std::vector<Anchor> anchors = stalls_in(samples);
  for (IdleSample& sample : samples) {
    if (!sample.opened || !had_no_answer(sample)) continue;
    const bool near = std::ranges::any_of(anchors, [&sample](const Anchor& anchor) {
      return is_within(anchor.reach, moment(sample), anchor.at);
    });
    if (near) sample.end = IdleEnd::stalled;
  }
}

// Those that ended at one moment are equally old if their lifetime is limited; if it was an event,
// their ages differ as the moments at which they were opened do.
bool is_event(std::span<const IdleSample* const> ended) {
  if (std::ssize(ended) < fewest_of_event) return false;
  std::vector<IdleTime> moments;
  std::vector<IdleTime> ages;
  for (const IdleSample* sample : ended) {
    moments.push_back(moment(*sample));
    ages.push_back(sample->age);
  }
  const auto spread = [](const std::vector<IdleTime>& times) {
    const auto [least, most] = std::ranges::minmax(times);
    return most - least;
  };
  return spread(moments) <= one_moment && spread(ages) * 2 >= spread(moments);
}

// Who closes connections of a kind, as CLIENT KILL TYPE normal does, leaves subscribed ones.
bool outlived(const IdleSample& sample, IdleTime at) {
  return sample.arm != IdleArm::subscribed && sample.opened && *sample.opened < at - one_moment &&
         moment(sample) > at + one_moment;
}

void set_aside_event(IdleTime at, std::span<IdleSample> samples) {
  std::vector<IdleSample*> ended;
  for (IdleSample& sample : samples) {
    if (outlived(sample, at)) return;
    const bool now =
        sample.opened && was_ended(sample) && is_within(one_moment, moment(sample), at);
    if (now) ended.push_back(&sample);
  }
  if (!is_event(std::vector<const IdleSample*>(ended.begin(), ended.end()))) return;
  for (IdleSample* sample : ended) sample->end = IdleEnd::ended_together;
}

}  // namespace

void set_aside_events(std::span<IdleSample> samples) {
  set_aside_stalls(samples);
  for (const IdleSample& sample : samples) {
    const bool failed =
        was_ended(sample) || sample.end == IdleEnd::stalled || sample.end == IdleEnd::server_down;
    const bool used = sample.opened && failed && was_in_use(sample);
    if (used) set_aside_event(moment(sample), samples);
  }
}

}  // namespace rconn

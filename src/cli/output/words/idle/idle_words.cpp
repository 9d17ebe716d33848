#include "cli/output/words/idle/idle_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/output/words/milliseconds.hpp"
#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct EndWords {
  IdleEnd end;
  std::string_view cell;
};

constexpr std::array table{
    EndWords{IdleEnd::pending, "interrupted"},
    EndWords{IdleEnd::answered, "ok"},
    EndWords{IdleEnd::closed, "closed"},
    EndWords{IdleEnd::reset, "reset"},
    EndWords{IdleEnd::closed_on_use, "closed on use"},
    EndWords{IdleEnd::reset_on_use, "reset on use"},
    EndWords{IdleEnd::unacknowledged, "dropped"},
    EndWords{IdleEnd::unanswered, "unanswered"},
    EndWords{IdleEnd::no_reply, "no reply"},
    EndWords{IdleEnd::error_reply, "error"},
    EndWords{IdleEnd::restarted, "? restarted"},
    EndWords{IdleEnd::server_down, "? down"},
    EndWords{IdleEnd::spoke, "? not silent"},
    EndWords{IdleEnd::not_opened, "not opened"},
    EndWords{IdleEnd::closed_with_error, "error"},
    EndWords{IdleEnd::turned_away, "? turned away"},
    EndWords{IdleEnd::stalled, "? stalled"},
    EndWords{IdleEnd::ended_together, "? all ended"},
};

static_assert(is_complete(table, &EndWords::end, IdleEnd::ended_together),
              "one row for each, in the order of the enum");

constexpr std::array<std::string_view, 4> subjects{
    "silent connections", "connections with TCP keepalive", "connections with a regular PING",
    "subscribed connections"};

std::string cut_in_words(const IdleBoundary& boundary) {
  if (boundary.mixed) {
    const std::string from = seconds_in_words(*boundary.cut_from);
    if (boundary.survived > boundary.cut_from) {
      return fmt::format("no single limit: one was cut at {}, another still worked after {}", from,
                         seconds_in_words(*boundary.survived));
    }
    return fmt::format("no single limit: one was cut at {}, another only at {}", from,
                       seconds_in_words(boundary.cut_to.value_or(*boundary.cut_from)));
  }
  if (boundary.exact) {
    const std::string from = seconds_in_words(*boundary.cut_from);
    const std::string to = seconds_in_words(*boundary.cut_to);
    return from == to ? fmt::format("cut after {}", from)
                      : fmt::format("cut after {} to {}", from, to);
  }
  if (!boundary.survived || *boundary.survived >= *boundary.cut_from) {
    return fmt::format("cut after {} or less", seconds_in_words(*boundary.cut_from));
  }
  return fmt::format("cut between {} and {}", seconds_in_words(*boundary.survived),
                     seconds_in_words(*boundary.cut_from));
}

std::string remedy(IdleArm arm, std::string_view what, const IdleRecord& record) {
  const auto place = static_cast<std::size_t>(arm);
  const Helps helps = record.helps.at(place);
  if (helps == Helps::unknown) return "";
  const IdleTime interval = record.interval_that_helps.at(place);
  const bool helped = helps == Helps::yes;
  std::string every;
  if (helped && interval > IdleTime{}) every = fmt::format(" every {}", seconds_in_words(interval));
  return fmt::format("{}{} {} connections open", what, every, helped ? "keeps" : "does not keep");
}

}  // namespace

std::string in_words(const IdleSample& sample) {
  const std::string cell(table.at(static_cast<std::size_t>(sample.end)).cell);
  return sample.exact() ? fmt::format("{} {}", cell, seconds_in_words(sample.age)) : cell;
}

std::string seconds_in_words(IdleTime time) {
  const double seconds = in_seconds(time);
  return seconds >= 100 ? fmt::format("{:.0f} s", seconds) : fmt::format("{:.3g} s", seconds);
}

std::string boundary_in_words(IdleArm arm, const IdleRecord& record) {
  const IdleBoundary& boundary = record.boundary(arm);
  const std::string_view subject = subjects.at(static_cast<std::size_t>(arm));
  if (boundary.cut > 0) {
    const std::string what = cut_in_words(boundary);
    return boundary.mixed ? fmt::format("{}: {}", subject, what)
                          : fmt::format("{} are {}", subject, what);
  }
  if (boundary.survived) {
    return fmt::format("{} still work after {}", subject, seconds_in_words(*boundary.survived));
  }
  return fmt::format("nothing is known of {}", subject);
}

std::vector<std::string> remedies_in_words(const IdleRecord& record) {
  std::vector<std::string> all{remedy(IdleArm::keepalive, "TCP keepalive", record),
                               remedy(IdleArm::ping, "a PING", record),
                               remedy(IdleArm::subscribed, "a subscription", record)};
  std::erase(all, "");
  return all;
}

}  // namespace rconn::cli

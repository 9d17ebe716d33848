#include "cli/targets/fleet_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "cli/options/end_of_run.hpp"

namespace rconn::cli {
namespace {

// Bounds count_rest(): it delays the end of a run.
constexpr std::chrono::seconds max_counting{1};

// After that many entries without a target, pull() returns, so that a signal can end the run.
constexpr int max_refused_at_once = 100;

constexpr std::string_view blanks = " \t\r\v\f";

// The line without its comment and the blanks around it.
std::string target_in(const std::string& line) {
  const auto start = line.find_first_not_of(blanks);
  if (start == std::string::npos || line[start] == '#') return {};
  auto end = line.find(" #", start);
  if (end == std::string::npos) end = line.find("\t#", start);
  const std::string text = line.substr(start, end == std::string::npos ? end : end - start);
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace

std::string in_words(const ListMessage& message) {
  const bool warns = message.kind == ListMessage::Kind::warning;
  return fmt::format("{}{}: {}", warns ? "warning: " : "", message.place, message.words);
}

Parsed<FleetSource> FleetSource::open(const NamedTargets& named, const Options& options,
                                      Complain complain) {
  FleetSource source(named, std::move(complain));
  if (options.file == "-" && options.service_discovery == "-") {
    return UsageError{"only one of --file and --sd can read standard input"};
  }
  if (options.file) {
    auto lines = LineStream::open(*options.file, end_of_run(options));
    if (!lines) return UsageError{"--file: " + lines.error().message};
    source.lines_ = std::move(lines).value();
  }
  if (options.service_discovery) {
    auto discovered = read_service_discovery(*options.service_discovery, end_of_run(options));
    if (!discovered) return UsageError{"--sd: " + discovered.error().message};
    source.discovered_ = std::move(discovered).value();
  }
  return source;
}

Pull FleetSource::pull() {
  if (next_named_ < named_->targets.size()) return {.target = named_->targets[next_named_++]};
  for (int refused = 0; lines_; ++refused) {
    if (refused == max_refused_at_once) return {.again = true};
    if (auto pulled = pull_line()) return *std::move(pulled);
  }
  for (int refused = 0; next_discovered_ < discovered_.size(); ++refused) {
    if (refused == max_refused_at_once) return {.again = true};
    Discovered& entry = discovered_[next_discovered_++];
    if (!entry.problem.empty()) {
      refuse(entry.place, entry.problem);
      continue;
    }
    auto target = target_at(entry.place, entry.target);
    if (!target) continue;
    target->source = std::move(entry.place);
    target->origin = TargetOrigin::list;
    for (auto& label : std::exchange(target->labels, std::move(entry.labels))) {
      const bool given = std::ranges::any_of(
          target->labels, [&label](const auto& other) { return other.first == label.first; });
      if (!given) target->labels.push_back(std::move(label));
    }
    return {.target = std::move(target)};
  }
  return {};
}

// None if the line names no target, or there are no more lines.
std::optional<Pull> FleetSource::pull_line() {
  const Line line = lines_->next();
  const std::string place = fmt::format("{}, line {}", lines_->name(), line.number);
  switch (line.kind) {
    case Line::Kind::not_yet:
      return Pull{.wait_for = lines_->descriptor()};
    case Line::Kind::too_long:
      refuse(place, "the line is too long for a target");
      return std::nullopt;
    case Line::Kind::failed:
      complain_({ListMessage::Kind::broken_off, lines_->name(),
                 fmt::format("{}; the rest is not checked", line.text)});
      broken_off_ = true;
      lines_.reset();
      return std::nullopt;
    case Line::Kind::end:
      lines_.reset();
      return std::nullopt;
    case Line::Kind::text:
      break;
  }
  const std::string text = target_in(line.text);
  if (text.empty()) return std::nullopt;
  auto target = target_at(place, text);
  if (!target) return std::nullopt;
  target->source = fmt::format("{}:{}", lines_->name(), line.number);
  target->origin = TargetOrigin::list;
  return Pull{.target = std::move(target)};
}

std::optional<Target> FleetSource::target_at(const std::string& place, const std::string& text) {
  auto spec = from_argument_or_name(text);
  if (!spec) {
    refuse(place, spec.error().message);
    return std::nullopt;
  }
  for (const std::string& warning : spec.value().warnings) {
    complain_({ListMessage::Kind::warning, place, warning});
  }
  const std::string name = spec.value().name;
  auto target = name.empty() ? named_->builder.build(std::move(spec).value())
                             : named_->entries->target(name, named_->builder);
  if (target) return std::move(target).value();
  refuse(place, target.error().message);
  return std::nullopt;
}

void FleetSource::refuse(const std::string& place, const std::string& problem) {
  ++bad_lines_;
  complain_({ListMessage::Kind::bad_entry, place, problem});
}

FleetSource::Rest FleetSource::count_rest() {
  complain_ = [](const ListMessage&) {};
  const auto end = std::chrono::steady_clock::now() + max_counting;
  Rest rest;
  while (std::chrono::steady_clock::now() < end) {
    const Pull next = pull();
    if (next.target) ++rest.targets;
    if (next.target || next.again) continue;
    rest.complete = next.wait_for < 0 && !broken_off_;
    break;
  }
  return rest;
}

}  // namespace rconn::cli

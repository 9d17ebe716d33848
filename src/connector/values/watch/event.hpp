// What changes during a watch, as it happens.
// Entry point: WatchEvent. Names are an interface for scripts: kinds may be added, but not renamed.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "connector/values/report.hpp"
#include "connector/values/watch/outage.hpp"
#include "connector/values/watch/probe.hpp"

namespace rconn {

enum class WatchEventKind {
  connected,        // the first good reply of a view
  down,             // an outage began
  fault_changed,    // it goes on, with another fault, or its cause is known now
  up,               // a view works again: `outage`
  connection_lost,  // the held connection ended while nothing was asked on it
  address_down,     // one address of several: `text`
  address_up,       //
  master_changed,   // `text`: from where to where
  demoted,          // a former master says that it is none: `text`
  writes_lost,      // `text`: how many
  paused,           // rconn itself did not run for `lasted`
};

inline constexpr std::array<std::string_view, 11> watch_event_names{
    "connected",       "down",         "fault-changed", "up",
    "connection-lost", "address-down", "address-up",    "master-changed",
    "demoted",         "writes-lost",  "paused"};

static_assert(watch_event_names.size() == static_cast<std::size_t>(WatchEventKind::paused) + 1);

constexpr std::string_view name(WatchEventKind kind) {
  return watch_event_names.at(static_cast<std::size_t>(kind));
}

struct WatchEvent {
  WatchEventKind kind{};
  Instant when = {};
  std::size_t target = 0;                   // its index; without meaning for `paused`
  std::optional<View> view = std::nullopt;  // none: it concerns the target or the watch as a whole
  std::optional<Fault> fault = std::nullopt;
  std::string cause = {};                         // the id; empty: none is known
  std::optional<Duration> lasted = std::nullopt;  // of what ended: an outage, a pause
  std::optional<Duration> uncertainty = std::nullopt;
  std::string text = {};                           // an address, or two
  std::shared_ptr<const Report> report = nullptr;  // of the fault; null when read from a file
};

}  // namespace rconn

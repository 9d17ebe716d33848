#include "cli/output/words/event_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output/words/fault_words.hpp"

namespace rconn::cli {
namespace {

std::string fault_of(const WatchEvent& event) {
  return event.fault ? std::string(words_for(*event.fault).sentence) : std::string("it failed");
}

std::string down_for(const WatchEvent& event, const std::vector<Fault>& faults,
                     std::string_view sign) {
  const std::string why = faults.empty() ? "" : ": " + one_after_another(faults);
  return fmt::format("up, was down for {}{}",
                     with_uncertainty(event.lasted.value_or(Duration{}),
                                      event.uncertainty.value_or(Duration{}), sign),
                     why);
}

std::string words_of(const WatchEvent& event, const std::vector<Fault>& faults,
                     std::string_view sign) {
  switch (event.kind) {
    case WatchEventKind::connected:
      return event.text.empty() ? "connected" : "connected to " + event.text;
    case WatchEventKind::down:
      return "down: " + fault_of(event);
    case WatchEventKind::fault_changed:
      return "still down: " + fault_of(event);
    case WatchEventKind::up:
      return down_for(event, faults, sign);
    case WatchEventKind::connection_lost:
      return "the connection ended while nothing was asked on it";
    case WatchEventKind::address_down:
      return fmt::format("{} down: {}", event.text, fault_of(event));
    case WatchEventKind::address_up:
      return fmt::format("{} {}", event.text, down_for(event, faults, sign));
    case WatchEventKind::master_changed:
      return "master changed: " + event.text;
    case WatchEventKind::demoted:
      return "no master any more: " + event.text;
    case WatchEventKind::writes_lost:
      return "writes lost: " + event.text;
    case WatchEventKind::paused:
      break;
  }
  return fmt::format("observer paused for {}: rconn itself did not run",
                     elapsed(event.lasted.value_or(Duration{})));
}

}  // namespace

std::string event_words(const WatchEvent& event, const std::vector<Fault>& faults,
                        std::string_view sign) {
  const std::string words = words_of(event, faults, sign);
  return event.view ? fmt::format("{}: {}", name(*event.view), words) : words;
}

std::string_view short_words(WatchEventKind kind) {
  switch (kind) {
    case WatchEventKind::connected:
      return "works";
    case WatchEventKind::down:
      return "does not work";
    case WatchEventKind::fault_changed:
      return "another fault";
    case WatchEventKind::up:
      return "works again";
    case WatchEventKind::connection_lost:
      return "the open connection ended";
    case WatchEventKind::address_down:
      return "an address does not work";
    case WatchEventKind::address_up:
      return "an address works again";
    case WatchEventKind::master_changed:
      return "another master";
    case WatchEventKind::demoted:
      return "demoted";
    case WatchEventKind::writes_lost:
      return "writes were lost";
    case WatchEventKind::paused:
      break;
  }
  return "the observer was paused";
}

std::string one_after_another(const std::vector<Fault>& faults) {
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, faults.size()); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", then ", info(faults[i]).id);
  }
  if (faults.size() > most) text += fmt::format(", and {} more", faults.size() - most);
  return text;
}

}  // namespace rconn::cli

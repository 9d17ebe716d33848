// Helpers for the tests that corrupt every byte of a conversation.
// Entry points: check_each_corruption(); reports_of(), which runs `check` over many corruptions,
// each at its own address; mismatch(), which compares a report with the expectation.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "command_line/check_reports.hpp"
#include "support/corrupting_relay.hpp"

namespace support {

// The permitted results after a corruption: one of the faults at this rung, or "ok".
struct Expected {
  std::set<std::string> faults;
  std::string rung;
};

std::string description(const Corruption& corruption);

// Describes the mismatch; empty if the report is as expected.
std::string mismatch(const Json& report, const Expected& expected);

// Runs `check` with one address per corruption. Returns the reports by number.
Reports reports_of(const CorruptingRelay& relay, std::size_t count, const std::string& scheme,
                   const Words& options);

// Runs the corruptions with these numbers, with these options; returns the mismatches, by number.
using Probe = std::function<std::map<std::size_t, std::string>(const std::vector<std::size_t>&,
                                                               const Words&)>;

// Probes a few hundred at a time, because a long run would be killed as a hang. Retries mismatches
// with a longer timeout, for slow machines.
void check_each_corruption(std::size_t count, const Probe& probe, const Words& more_time);

}  // namespace support

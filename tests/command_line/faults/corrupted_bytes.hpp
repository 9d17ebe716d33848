// What the tests share that corrupt every byte of a conversation.
// Entry points: check_each_corruption(); reports_of(), what `check` reports of many corruptions at
// once, each at an address of its own; mismatch(), whether a report is as expected.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "command_line/check_reports.hpp"
#include "support/corrupting_relay.hpp"

namespace support {

// How a report may end after a corruption: one of the faults ("ok" for none), at this rung unless
// it is "ok".
struct Expected {
  std::set<std::string> faults;
  std::string rung;
};

std::string description(const Corruption& corruption);

// What is wrong with the report; nothing if it is as expected.
std::string mismatch(const Json& report, const Expected& expected);

// `check` of an address for each corruption; the reports by number.
Reports reports_of(const CorruptingRelay& relay, std::size_t count, const std::string& scheme,
                   const Words& options);

// Runs the corruptions with these numbers, with these options; returns the mismatches, by number.
using Probe = std::function<std::map<std::size_t, std::string>(const std::vector<std::size_t>&,
                                                               const Words&)>;

// Probes some hundred at a time, since a run that takes long would be killed as one that hangs.
// Those that do not match are tried again, with more time: a slow machine may have been late.
void check_each_corruption(std::size_t count, const Probe& probe, const Words& more_time);

}  // namespace support

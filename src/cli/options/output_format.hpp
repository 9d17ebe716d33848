// The output formats: the name of each, the commands that it is for, and what it asks of a run.
// Entry point: output_formats. Parsing and --help use this list; tests compare man page and
// completions with it. cli/output/make_reporter chooses how each is printed.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/options/command.hpp"

namespace rconn::cli {

enum class OutputFormat { text, json, nagios, openmetrics, junit, tap };

// Whether text is coloured; automatic: on a terminal.
enum class ColourUse { automatic, always, never };

struct OutputFormatInfo {
  OutputFormat format;
  std::string_view name;   // as the value of --output
  unsigned commands;       // the CommandIds that it is for, as bits
  bool needs_end = false;  // printed only at the end, which a run without a number of pings lacks
  // Each report is a test in it. Its readers take an empty text for a failure, so that it is
  // printed also by a quiet run, and by one without targets.
  bool of_tests = false;
};

// The state of a server at a moment is a state of a plugin, and one that goes on has metrics, too.
inline constexpr unsigned with_state = bit(CommandId::ping) | bit(CommandId::trace) |
                                       bit(CommandId::wait) | bit(CommandId::topology) |
                                       bit(CommandId::check);
// Where each target, or each ping, is a test that passes or fails.
inline constexpr unsigned with_tests = bit(CommandId::ping) | bit(CommandId::check);
inline constexpr unsigned with_output = with_state | bit(CommandId::watch) | bit(CommandId::idle) |
                                        bit(CommandId::key) | bit(CommandId::endpoint);

// The whole table, in the order of the enum.
inline constexpr std::array output_formats{
    OutputFormatInfo{OutputFormat::text, "text", with_output},
    OutputFormatInfo{OutputFormat::json, "json", with_output},
    OutputFormatInfo{OutputFormat::nagios, "nagios", with_state, /*needs_end=*/true},
    OutputFormatInfo{OutputFormat::openmetrics, "openmetrics", with_state | bit(CommandId::watch)},
    OutputFormatInfo{OutputFormat::junit, "junit", with_tests, /*needs_end=*/true,
                     /*of_tests=*/true},
    OutputFormatInfo{OutputFormat::tap, "tap", with_tests, /*needs_end=*/false, /*of_tests=*/true},
};

constexpr const OutputFormatInfo& info(OutputFormat format) {
  return output_formats.at(static_cast<std::size_t>(format));
}

// Null if there is no such format.
const OutputFormatInfo* find_output_format(std::string_view name);

// "text, json, nagios or openmetrics": those that this command takes; empty if it takes none.
std::string output_format_names(CommandId command);

}  // namespace rconn::cli

// What the tests of traces share.
// Entry points: rungs_in() and verdict_in(), which read a trace's text; in_network(), a run where
// names, addresses and listeners are the test's own.
#pragma once

#include <optional>
#include <regex>
#include <sstream>

#include "command_line/expect.hpp"

namespace support {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The first group of each line that the pattern fits.
inline Words fitting(const std::string& text, const std::string& pattern) {
  const std::regex form(pattern);
  Words found;
  for (const std::string& line : lines_of(text)) {
    if (std::smatch match; std::regex_match(line, match, form)) found.push_back(match[1]);
  }
  return found;
}

// The rungs in the order they are shown, without the picture below them.
inline Words rungs_in(const std::string& text) {
  return fitting(text, "  ([a-z]+) +[0-9.]+ ms  [^|]*");
}

// The rungs that the picture has a bar for.
inline Words bars_in(const std::string& text) {
  return fitting(text, R"(  ([a-z]+) +[0-9.]+ ms  \| *#+ *\| +[0-9]+ %)");
}

// From the verdict to the end, which is a paragraph at most.
inline std::string verdict_in(const std::string& text) {
  const auto at = text.rfind("\nverdict: ");
  return at == std::string::npos ? "" : text.substr(at + 1);
}

inline void check_fit_for_80_columns(const std::string& text) {
  for (const std::string& line : lines_of(text)) {
    INFO(line);
    CHECK(line.size() <= 80);
  }
}

// A bulk string, as INFO is answered.
inline std::string bulk(const std::string& text) {
  return "$" + std::to_string(text.size()) + "\r\n" + text + "\r\n";
}

#ifdef OWN_NETWORK
// Listeners that take no connection; see support/full_listener.cpp for a place and its time.
struct Crowd {
  std::string place;
  std::string milliseconds = "60000";  // until it takes connections; 0: at once
};

// rconn where `hosts` is all that is known of names, with these listeners; exits with 77 where a
// test may not have a network of its own.
inline Words network_command(const std::string& hosts, const std::vector<Crowd>& crowds,
                             const Words& words) {
  Words command{OWN_NETWORK, "--no-dns", "--hosts", hosts};
  for (const Crowd& crowd : crowds) {
    command = joined(command, {FULL_LISTENER, crowd.place, crowd.milliseconds});
  }
  return joined(command, rconn_command(words));
}

// Whether a test may have a network of its own, as the outcome tells; warns where not.
inline bool had_network(const Outcome& outcome) {
  if (outcome.exit != 77) return true;
  WARN("this system does not let a test have a network of its own");
  return false;
}

// The outcome of network_command(); nothing where there was no network.
inline std::optional<Outcome> in_network(const std::string& hosts, const std::vector<Crowd>& crowds,
                                         const Words& words) {
  Outcome outcome = Process(network_command(hosts, crowds, words)).finish();
  if (!had_network(outcome)) return std::nullopt;
  return outcome;
}
#endif

}  // namespace support

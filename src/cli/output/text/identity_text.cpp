#include "cli/output/text/identity_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

#include "cli/output/text/trace_facts.hpp"
#include "cli/output/words/silence.hpp"
#include "connector/values/evidence.hpp"

namespace rconn::cli {
namespace {

std::string or_unknown(const std::string& text) { return text.empty() ? "unknown" : text; }

std::string idle_timeout(const std::string& seconds) {
  return seconds == "0" ? "none" : or_unknown(seconds) + (seconds.empty() ? "" : " s");
}

constexpr std::string_view only_quiet =
    "it does not answer ECHO, as some proxies; but it says nothing unasked";

// Seconds in the largest unit that keeps at least two of it.
std::string since(const std::string& seconds) {
  struct Unit {
    long seconds;
    std::string_view name;
  };
  constexpr std::array units{Unit{86'400, "days"}, Unit{3'600, "h"}, Unit{60, "min"}};
  long count = 0;
  const auto read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), count);
  if (read.ec != std::errc()) return seconds;
  for (const Unit& unit : units) {
    if (count >= 2 * unit.seconds) return fmt::format("{} {}", count / unit.seconds, unit.name);
  }
  return fmt::format("{} s", count);
}

// "LABEL VALUE, LABEL VALUE": of the values that are known.
class Pairs {
 public:
  void add(std::string_view label, const std::string& value) {
    if (!value.empty()) text_ += fmt::format("{}{} {}", text_.empty() ? "" : ", ", label, value);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string server_of(const Identity& identity) {
  return fmt::format("{} {}, mode {}, role {}", identity.product, identity.version,
                     or_unknown(identity.mode), or_unknown(identity.role));
}

// Its master, and the link to it.
std::string replication_of(const Report& report) {
  if (!report.evidence || report.evidence->state.role != "replica") return "";
  const StateFacts& state = report.evidence->state;
  Pairs pairs;
  pairs.add("master", state.master);
  const std::string down_for = state.down_for.empty() ? "" : " for " + since(state.down_for);
  pairs.add("link", state.link.empty() ? "" : state.link + down_for);
  if (state.syncing) {
    pairs.add("copying", state.sync_percent.empty() ? "the data set" : state.sync_percent + " %");
  }
  return pairs.text();
}

std::string clients_of(const Identity& identity) {
  if (identity.clients.empty()) return "";
  return fmt::format("clients {} of {}, idle timeout {}", identity.clients,
                     or_unknown(identity.max_clients), idle_timeout(identity.idle_timeout));
}

// Which connection and user rconn is there, since when the server runs, and where.
std::string process_of(const Identity& identity) {
  Pairs pairs;
  pairs.add("connection", identity.connection_id);
  pairs.add("user", identity.user);
  pairs.add("up", since(identity.uptime));
  pairs.add("zone", identity.availability_zone);
  return pairs.text();
}

// Without a login a server says nothing of itself: that is no finding of its own.
std::string silence_of(const Identity& identity) {
  const Fault fault = identity.silence->fault;
  if (fault == Fault::auth_required) return std::string(not_logged_in);
  return "it does not identify itself: " + silence_in_words(identity);
}

}  // namespace

std::vector<std::string> identity_lines(const Report& report, std::size_t width) {
  std::vector<std::string> lines;
  if (!report.identity) return lines;
  const Identity& identity = *report.identity;
  const auto add = [&lines, width](const std::string& words) {
    if (!words.empty()) lines.push_back(fitted(words, width));
  };
  if (identity.silence && identity.version.empty()) {
    add(silence_of(identity));
  } else {
    add(server_of(identity));
    add(replication_of(report));
    add(clients_of(identity));
    add(process_of(identity));
    if (!identity.modules.empty()) {
      const Lines modules = listed("modules ", identity.modules, width);
      lines.insert(lines.end(), modules.begin(), modules.end());
    }
  }
  if (identity.proof == "quiet") add(std::string(only_quiet));
  return lines;
}

}  // namespace rconn::cli

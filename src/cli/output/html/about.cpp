#include <fmt/format.h>

#include <string>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"
#include "cli/output/summary/watch_load.hpp"

namespace rconn::cli::html {
namespace {

std::string reading(const WatchRecord& record) {
  std::string text = fmt::format(
      "<h2>How to read this</h2>\n<p>rconn asked each server for a sign of life every {}, on a "
      "fixed schedule that does not wait for slow replies. An <b>outage</b> lasts from the last "
      "good reply to the first good one after it; the time after ± says how exactly that is "
      "known. </p>\n<p>The view <b class=held>held</b> sends a PING on one connection that stays "
      "open, as a client with a pool does.",
      span(record.settings.interval));
  if (record.settings.fresh_interval) {
    text +=
        " The view <b class=fresh>fresh</b> makes a new connection each time, and passes all "
        "steps: the name is resolved, TCP connects, TLS and login follow where they are used.";
  }
  if (record.settings.write_key) {
    text +=
        " The view <b class=write>write</b> sets a key on the master, and reads it back after "
        "an outage.";
  }
  return text +
         "</p>\n<p><b>Service time</b> is the time from sending to the reply. <b>Corrected</b> "
         "times "
         "count from the moment at which the schedule wanted the probe to be sent, so that they "
         "include what callers wait while rconn or the server is behind. Probes that failed have "
         "no latency: they are in the outages, not in the percentiles, which are within 1 %.</p>\n";
}

std::string entry(std::string_view name, const std::string& value) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>", name, value);
}

// What the watch asked of the servers, as counted.
std::string load_in_words(const WatchRecord& record) {
  const WatchLoad load = load_of_all(record);
  return fmt::format("{:.2f} commands and {:.2f} attempts to connect a second, on average{}",
                     load.commands_per_second, load.connections_per_second,
                     record.targets.size() > 1 ? ", for all targets together" : "");
}

std::string settings(const WatchData& data) {
  const WatchRecord& record = data.record;
  const WatchSettings& asked = record.settings;
  std::string list = "<h2>Settings and machine</h2>\n<dl class=facts>";
  list += entry("Interval", span(asked.interval));
  if (asked.fresh_interval)
    list += entry("Interval of new connections", span(*asked.fresh_interval));
  if (asked.write_key) list += entry("Key written", "<code>" + html(*asked.write_key) + "</code>");
  list += entry("Asked to watch for", asked.duration ? span(*asked.duration) : "until interrupted");
  if (!asked.host.empty()) list += entry("Watched from", html(asked.host));
  if (!asked.system.empty()) list += entry("System", html(asked.system));
  list += entry("Version", "rconn " + html(data.version));
  list += entry("Load of the probes on the servers", load_in_words(record));
  list += entry("rconn itself was late by", "at most " + span(record.latest));
  if (record.paused > Duration{}) list += entry("rconn itself was paused for", span(record.paused));
  return list + "</dl>\n";
}

}  // namespace

std::string about(const WatchData& data) {
  return "<section class=about>\n" + reading(data.record) + settings(data) + "</section>\n";
}

}  // namespace rconn::cli::html

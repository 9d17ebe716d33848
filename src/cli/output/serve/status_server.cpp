#include <fmt/format.h>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/serve/status_parts.hpp"

namespace rconn::cli::html {
namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

std::string fact(std::string_view name, std::string_view text) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, html(text));
}

std::string listed_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string process_of(const ServeRecord& record) {
  std::string text;
  const auto add = [&text](const std::string& words) {
    text += (text.empty() ? "" : ", ") + words;
  };
  if (record.process.resident) {
    add(fmt::format("{:.1f} MiB", static_cast<double>(*record.process.resident) / mebibyte));
  }
  if (record.process.open_descriptors)
    add(grouped(*record.process.open_descriptors) + " descriptors");
  if (record.process.cpu) add(span(*record.process.cpu) + " of CPU time");
  return text;
}

std::string reloads_of(const ServeRecord& record) {
  std::string text = fmt::format("{} succeeded, {} failed", grouped(record.reloads),
                                 grouped(record.failed_reloads));
  if (record.superseded_reloads > 0) {
    text += fmt::format(", {} superseded", grouped(record.superseded_reloads));
  }
  if (record.reloaded) text += ", the last at " + date_and_time(*record.reloaded) + " UTC";
  return text;
}

std::string probes_of(const ProbeCounts& probes) {
  return fmt::format(
      "{} under way; {} succeeded, {} failed, {} shared, {} turned away, {} refused, {} abandoned",
      probes.under_way, grouped(probes.succeeded), grouped(probes.failed), grouped(probes.shared),
      grouped(probes.turned_away), grouped(probes.refused), grouped(probes.abandoned));
}

std::string connections_of(const HttpCounts& http) {
  return fmt::format("{} open; {} accepted, {} refused, {} too slow", http.open,
                     grouped(http.accepted), grouped(http.refused), grouped(http.slow));
}

}  // namespace

std::string server_facts(const ServeRecord& record, std::string_view version) {
  std::string text = "<h2>The server</h2>\n<dl class=facts>\n";
  text += fact("Version", fmt::format("rconn {}", version));
  text += fact("Running", fmt::format("for {}, since {} UTC", span(record.uptime),
                                      date_and_time(record.started)));
  text += fact("Listens on", record.listen);
  text += fact("Configuration", record.configuration.empty() ? "none" : record.configuration);
  text += fact("Modules", listed_words(record.modules));
  text += fact("Reloads", reloads_of(record));
  text += fact("Probes", probes_of(record.probes));
  text += fact("Connections", connections_of(record.http));
  const std::string process = process_of(record);
  if (!process.empty()) text += fact("Uses", process);
  return text + "</dl>\n";
}

}  // namespace rconn::cli::html

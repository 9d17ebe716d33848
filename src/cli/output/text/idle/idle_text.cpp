#include "cli/output/text/idle/idle_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/text/idle/idle_table.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/idle/client_settings.hpp"
#include "cli/output/words/idle/idle_causes.hpp"
#include "cli/output/words/idle/idle_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t columns = 79;

std::string line(const std::string& words) { return text::for_terminal(words) + "\n"; }

std::string paragraph(const std::string& words) {
  return text::fold(text::for_terminal(words), columns, 2) + "\n";
}

std::string who(const IdleRecord& record) {
  std::string text = record.server.address;
  if (!record.server.master.empty()) text += fmt::format(", master {}", record.server.master);
  if (record.server.mode == "cluster") text += ", one node of a Cluster";
  return text;
}

std::string settings_of(const IdleServer& server) {
  if (!server.timeout) {
    return fmt::format("server: its settings are not known{}",
                       server.silence ? fmt::format(" ({})", info(server.silence->fault).id) : "");
  }
  std::string text = fmt::format("server: timeout {}", *server.timeout);
  if (server.tcp_keepalive) text += fmt::format(", tcp-keepalive {}", *server.tcp_keepalive);
  if (server.max_clients) text += fmt::format(", maxclients {}", *server.max_clients);
  return text;
}

// Its keepalives pass the way in the other direction, and keep it open.
std::string note_on_keepalive(const IdleRecord& record) {
  const auto& keepalive = record.server.tcp_keepalive;
  const auto& survived = record.boundary(IdleArm::silent).survived;
  if (!keepalive || *keepalive <= 0 || !survived) return "";
  if (*survived < std::chrono::seconds(*keepalive)) return "";
  return fmt::format(
      "note: the server itself sends a keepalive after {} s of silence ('tcp-keepalive'), which "
      "may keep connections open beyond that",
      *keepalive);
}

std::string why_unclear(const IdleRecord& record) {
  const auto told = std::ranges::find_if(record.samples, [](const IdleSample& sample) {
    return sample.outcome() == IdleOutcome::unclear;
  });
  if (told == record.samples.end()) return "";
  unsigned count = 0;
  for (const IdleBoundary& each : record.boundaries) count += each.unclear;
  return fmt::format("note: {} told nothing; the first: {} ({}, {})", counted(count, "connection"),
                     info(told->end).id, name(told->arm),
                     told->failure ? info(told->failure->fault).id : "no fault");
}

std::string settings_text(const IdleRecord& record) {
  const auto settings = client_settings(record);
  if (settings.empty()) return "";
  std::string text = "set in your client:\n";
  for (const ClientSetting& each : settings) {
    const std::string words = fmt::format("{:<20}{}", each.client, each.setting);
    text += "  " + text::fold(words, columns - 2, 22) + "\n";
  }
  return text;
}

}  // namespace

std::string idle_begins(const IdleRecord& so_far, std::size_t connections, IdleTime longest) {
  const bool again = !so_far.samples.empty();
  std::string text = fmt::format("rconn: idle: {}{} to {}, for {}",
                                 counted(connections, again ? "more connection" : "connection"),
                                 again ? ", to narrow it down," : "", so_far.server.address,
                                 seconds_in_words(longest));
  const IdleRoom& room = so_far.room;
  if (!again && so_far.server.max_clients) {
    text += fmt::format("; {} of at most {} clients {} connected",
                        so_far.server.clients ? std::to_string(*so_far.server.clients) : "?",
                        *so_far.server.max_clients, so_far.server.clients == 1 ? "is" : "are");
  }
  if (!again && room.limit != IdleRoom::Limit::none) {
    text += fmt::format("; {} were wanted, but {}", room.wanted,
                        room.limit == IdleRoom::Limit::clients
                            ? "half of the clients that it still takes are left to others"
                            : "this process may open no more files (ulimit -n)");
    for (const IdleArm arm : room.left_out) text += fmt::format("; without {}", name(arm));
  }
  return line(text);
}

std::string idle_text(const IdleRecord& record) {
  std::string text = line(who(record)) + line(settings_of(record.server)) + idle_table(record);
  for (std::size_t i = 0; i < idle_arm_names.size(); ++i) {
    const auto arm = static_cast<IdleArm>(i);
    const bool tells = arm == IdleArm::silent || record.boundary(arm).cut > 0;
    if (tells) text += paragraph(boundary_in_words(arm, record));
  }
  for (const std::string& remedy : remedies_in_words(record)) text += paragraph(remedy);
  if (record.finding) {
    const bool proven = record.finding->certainty == Certainty::proven;
    text += paragraph((proven ? "cause: " : "likely cause: ") + sentence_of(record));
    text += paragraph("hint: " + advice_of(record));
  }
  if (record.servers.size() > 1) {
    text += paragraph(fmt::format("note: {} answered at this address (by their run ids)",
                                  std::to_string(record.servers.size()) + " server processes"));
  }
  const std::string keepalive = note_on_keepalive(record);
  if (!keepalive.empty()) text += paragraph(keepalive);
  const std::string unclear = why_unclear(record);
  if (!unclear.empty()) text += paragraph(unclear);
  if (record.end == RunEnd::interrupted) text += "interrupted: this is what is known so far\n";
  return text + settings_text(record);
}

}  // namespace rconn::cli

#include "connector/topology/views/known_nodes.hpp"

#include <array>

#include "connector/values/target.hpp"
#include "connector/values/text/split.hpp"

namespace rconn {
namespace {

// ID ADDRESS FLAGS MASTER PING PONG EPOCH LINK, then the slots.
enum Word : std::size_t { id, address, flags, master, ping, pong, epoch, link, word_count };

struct Line {
  std::array<std::string_view, word_count> words;
  std::string_view slots;
};

std::optional<Line> line_in(std::string_view text) {
  Line line;
  for (std::string_view& word : line.words) {
    if (text.empty()) return std::nullopt;
    const auto end = text.find(' ');
    word = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  line.slots = text;
  if (line.words[id].empty()) return std::nullopt;
  return line;
}

// What a line says, whichever node the reply is from.
std::string meaning_of(const Line& line) {
  constexpr std::string_view myself = "myself,";
  std::string_view flagged = line.words[flags];
  if (flagged.starts_with(myself)) flagged.remove_prefix(myself.size());
  std::string meaning;
  for (const std::string_view part : {line.words[id], line.words[address], flagged,
                                      line.words[master], line.words[epoch], line.slots}) {
    meaning.append(part).append(" ");
  }
  return meaning;
}

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

KnownNodes::KnownNodes(std::string_view text) {
  for (const std::string_view one : split(text, '\n')) {
    const auto line = line_in(without_return(one));
    if (line && count_ < most_members) places_.emplace(meaning_of(*line), count_++);
  }
}

std::optional<std::size_t> KnownNodes::place_of(std::string_view line) const {
  const auto words = line_in(without_return(line));
  if (!words) return std::nullopt;
  const std::string_view flagged = words->words[flags];
  for (const std::string_view flag : {"myself", "fail"}) {
    if (flagged.find(flag) != std::string_view::npos) return std::nullopt;
  }
  const auto found = places_.find(meaning_of(*words));
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

}  // namespace rconn

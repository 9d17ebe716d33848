#include "connector/diagnosis/rules/connection_signs.hpp"

#include <algorithm>

namespace rconn {
namespace {

char upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool is_letter(char letter) { return letter >= 'A' && letter <= 'Z'; }

}  // namespace

bool is_dropped(const Case& what) {
  const bool ended = what.fault() == Fault::closed || what.fault() == Fault::reset;
  return ended && what.words().find(" bytes of a reply") == std::string::npos;
}

bool is_in_tls(const Case& what) {
  return what.report.tls && !what.report.tls->version.empty() && what.rung() > Rung::tls;
}

bool is_first_command(const Case& what) {
  const auto& command = what.evidence.command;
  return what.rung() > Rung::tls && command && command->answers_before == 0;
}

bool is_later_command(const Case& what) {
  const auto& command = what.evidence.command;
  return what.rung() > Rung::tls && command && command->answers_before > 0 &&
         command->idle.count() == 0 && !what.report.reused;
}

std::string unknown_command(const Case& what) {
  constexpr std::string_view start = "unknown command ";
  const std::string words = what.words();
  const std::size_t found = words.find(start);
  if (found == std::string::npos) return "";
  std::string_view rest = std::string_view(words).substr(found + start.size());
  if (rest.empty() || std::string_view("'`\"").find(rest.front()) == std::string_view::npos) {
    return "";
  }
  const std::size_t end = rest.find_first_of("'`\"", 1);
  if (end == std::string_view::npos) return "";
  std::string name(rest.substr(1, end - 1));
  std::ranges::transform(name, name.begin(), upper);
  return std::ranges::all_of(name, is_letter) ? name : "";
}

}  // namespace rconn

#include "connector/diagnosis/rules/connection_signs.hpp"

#include <algorithm>
#include <array>

namespace rconn {
namespace {

char upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool is_letter(char letter) { return letter >= 'A' && letter <= 'Z'; }

// The word in quotes after this text, in capitals, if it consists of letters.
std::string quoted_after(std::string_view start, const Case& what) {
  constexpr std::string_view quotes = "'`\"";
  const std::string& words = what.words();
  const std::size_t found = words.find(start);
  if (found == std::string::npos) return "";
  const std::string_view rest = std::string_view(words).substr(found + start.size());
  if (rest.empty() || quotes.find(rest.front()) == std::string_view::npos) return "";
  const std::size_t end = rest.find_first_of(quotes, 1);
  if (end == std::string_view::npos) return "";
  std::string name(rest.substr(1, end - 1));
  std::ranges::transform(name, name.begin(), upper);
  return std::ranges::all_of(name, is_letter) ? name : "";
}

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
  return what.rung() > Rung::tls && command && command->answers_before == 0 &&
         command->idle.count() == 0 && !what.report.reused && !what.evidence.answered_before;
}

bool is_later_command(const Case& what) {
  const auto& command = what.evidence.command;
  return what.rung() > Rung::tls && command && command->answers_before > 0 &&
         command->idle.count() == 0 && !what.report.reused;
}

bool is_gateway_error(const Case& what) {
  const std::string& words = what.words();
  const std::size_t at = words.find("\"HTTP/1.");
  if (what.fault() != Fault::not_redis || at == std::string::npos) return false;
  return std::ranges::any_of(std::array{" 502 ", " 503 ", " 504 "}, [&](std::string_view status) {
    return words.find(status, at) == at + 9;
  });
}

std::string unknown_command(const Case& what) { return quoted_after("unknown command ", what); }

std::string command_in_error(const Case& what) {
  std::string unknown = unknown_command(what);
  if (!unknown.empty()) return unknown;
  return quoted_after("wrong number of arguments for ", what);
}

}  // namespace rconn

#include "cli/output/text/name_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/output/words/milliseconds.hpp"
#include "connector/values/evidence.hpp"

namespace rconn::cli {
namespace {

std::string found(const DnsAnswer& answer) {
  const auto count = answer.addresses.size();
  std::string text = fmt::format("{} address{}", count, count == 1 ? "" : "es");
  if (!answer.alias.empty()) text += fmt::format(" of its alias {}", answer.alias);
  return text;
}

std::string outcome(const DnsAnswer& answer) {
  const std::string took = milliseconds(answer.took);
  if (answer.truncated && answer.over_tcp && !answer.has_addresses()) {
    return fmt::format("truncated, {} over TCP", name(*answer.over_tcp));
  }
  switch (answer.status) {
    case DnsStatus::noerror:
      return fmt::format("{} in {}{}", found(answer), took,
                         answer.alone ? " when asked by itself" : "");
    case DnsStatus::timeout:
      return fmt::format("no answer in {}", took);
    case DnsStatus::rejected:
      return "rejected, nothing listens there";
    case DnsStatus::unsent:
      return "no way to it";
    default:
      break;
  }
  const std::string alias =
      answer.alias.empty() ? "" : fmt::format(" for its alias {}", answer.alias);
  return fmt::format("{}{} in {}", name(answer.status), alias, took);
}

void add_duplicates(const Report& report, std::vector<std::string>& lines) {
  std::set<std::string> told;
  for (const std::string& address : report.addresses) {
    const auto count = std::ranges::count(report.addresses, address);
    if (count < 2 || !told.insert(address).second) continue;
    lines.push_back(fmt::format("{} is there {} times", address, count));
  }
}

}  // namespace

std::vector<std::string> name_lines(const Report& report) {
  std::vector<std::string> lines;
  add_duplicates(report, lines);
  if (!report.evidence || !report.evidence->name) return lines;
  const NameFacts& facts = *report.evidence->name;
  const DnsAnswer* last = nullptr;
  for (const DnsAnswer& answer : facts.answers) {
    const std::string outcome_of_type =
        fmt::format("{} {}", answer.ipv6 ? "AAAA" : "A", outcome(answer));
    if (last != nullptr && last->server == answer.server && last->name == answer.name) {
      lines.back() += ", " + outcome_of_type;
    } else {
      const std::string of = facts.tried.size() > 1 ? " for " + answer.name : "";
      lines.push_back(fmt::format("name server {}{}: {}", answer.server, of, outcome_of_type));
    }
    last = &answer;
  }
  for (const std::string& source : facts.not_asked) {
    lines.push_back(fmt::format("not asked, though it may know the name: {}", source));
  }
  return lines;
}

}  // namespace rconn::cli

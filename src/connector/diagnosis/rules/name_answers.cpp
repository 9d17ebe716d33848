#include "connector/diagnosis/rules/name_answers.hpp"

#include <algorithm>
#include <utility>

namespace rconn {

bool lookup_failed(const Case& what) {
  const Fault fault = what.fault();
  return fault == Fault::name_not_found || fault == Fault::name_lookup_failed ||
         fault == Fault::name_timeout;
}

bool lookup_took_the_time(const Case& what) {
  const auto& name = what.evidence.name;
  const bool too_late =
      what.fault() == Fault::connect_timeout || what.fault() == Fault::tls_timeout;
  return too_late && name && name->took * 2 > name->budget;
}

const NameFacts* facts_of_failure(const Case& what) {
  const auto& name = what.evidence.name;
  return name && !name->answers.empty() && lookup_failed(what) ? &*name : nullptr;
}

const NameFacts* facts_of_delay(const Case& what) {
  const auto& name = what.evidence.name;
  if (!name || name->answers.empty()) return nullptr;
  const bool delayed = what.fault() == Fault::name_timeout ||
                       what.fault() == Fault::name_lookup_failed || lookup_took_the_time(what);
  return delayed ? &*name : nullptr;
}

bool is_unanswered(const DnsAnswer& answer) {
  return answer.status == DnsStatus::timeout && answer.took >= short_silence;
}

bool is_unanswered_for_long(const DnsAnswer& answer) {
  return answer.status == DnsStatus::timeout && answer.took >= long_silence;
}

bool is_nxdomain(const DnsAnswer& answer) { return answer.status == DnsStatus::nxdomain; }

bool any_answer(const NameFacts& facts, const OfAnswer& holds) {
  return std::ranges::any_of(facts.answers, holds);
}

bool all_answers(const NameFacts& facts, const OfAnswer& holds) {
  return !facts.answers.empty() && std::ranges::all_of(facts.answers, holds);
}

std::vector<std::string> servers_with(const NameFacts& facts, const OfAnswer& holds) {
  std::vector<std::string> servers;
  for (const std::string& server : facts.servers) {
    const bool found = any_answer(facts, [&server, &holds](const DnsAnswer& answer) {
      return answer.server == server && holds(answer);
    });
    if (found) servers.push_back(server);
  }
  return servers;
}

std::vector<std::string> servers_with_only(const NameFacts& facts, const OfAnswer& holds) {
  const std::vector<std::string> others =
      servers_with(facts, [&holds](const DnsAnswer& answer) { return !holds(answer); });
  std::vector<std::string> servers = servers_with(facts, holds);
  std::erase_if(servers, [&others](const std::string& server) {
    return std::ranges::find(others, server) != others.end();
  });
  return servers;
}

bool has_address(const NameFacts& facts, bool ipv6) {
  const auto in_hosts = [ipv6](const std::string& address) {
    return (address.find(':') != std::string::npos) == ipv6;
  };
  return std::ranges::any_of(facts.hosts, in_hosts) ||
         any_answer(facts, [ipv6](const DnsAnswer& answer) {
           return answer.ipv6 == ipv6 && answer.has_addresses();
         });
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

Value value(std::string_view name, std::string text) { return {name, own_words(std::move(text))}; }

}  // namespace rconn

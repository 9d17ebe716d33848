#include <algorithm>
#include <array>
#include <ranges>

#include "connector/diagnosis/rules/name_answers.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/net/dns/name_sources.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;
using Answer = DnsAnswer;
using std::ranges::find;

// --- The name has no address of the kind that is needed ------------------------------------------

Match only_other_family(const Case& what, Family wanted) {
  const bool ipv6 = wanted == Family::ipv6;
  const auto& facts = what.evidence.name;
  if (what.evidence.target.family != wanted || !lookup_failed(what)) return std::nullopt;
  if (!facts || has_address(*facts, ipv6) || !has_address(*facts, !ipv6)) {
    return std::nullopt;
  }
  const bool resolver_is_sure = what.fault() == Fault::name_not_found;
  const bool unsure = any_answer(*facts, [&](const Answer& answer) {
    if (answer.ipv6 != ipv6 || answer.status == DnsStatus::nodata || is_nxdomain(answer)) {
      return false;
    }
    const bool silent = !answer.answered() && answer.status != DnsStatus::malformed;
    return !silent || !resolver_is_sure;
  });
  if (unsure) return std::nullopt;
  return Observed{};
}

Match only_ipv6(const Case& what) { return only_other_family(what, Family::ipv4); }
Match only_ipv4(const Case& what) { return only_other_family(what, Family::ipv6); }

// The name server says that the name exists, and has no address.
Match without_address(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || any_answer(*facts, &Answer::has_addresses)) return std::nullopt;
  for (const std::string& name : facts->tried) {
    const auto concerned = [&name](const Answer& answer) { return answer.name == name; };
    const bool empty = std::ranges::all_of(facts->answers, [&](const Answer& answer) {
      return !concerned(answer) || answer.status == DnsStatus::nodata;
    });
    if (empty) return Observed{{}, {value("name", name)}};
  }
  return std::nullopt;
}

Match alias_to_nothing(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || any_answer(*facts, &Answer::has_addresses)) return std::nullopt;
  const auto leads_nowhere = [](const Answer& answer) {
    return !answer.alias.empty() &&
           (answer.status == DnsStatus::nodata || answer.status == DnsStatus::nxdomain);
  };
  const auto found = std::ranges::find_if(facts->answers, leads_nowhere);
  if (found == facts->answers.end()) return std::nullopt;
  const bool unsure = any_answer(*facts, [&](const Answer& answer) {
    return answer.name == found->name && answer.status != DnsStatus::nodata && !is_nxdomain(answer);
  });
  if (unsure) return std::nullopt;
  return Observed{{}, {value("name", found->name), {"alias", Detail(found->alias)}}};
}

Match single_label_in_kubernetes(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || !all_answers(*facts, is_nxdomain)) return std::nullopt;
  if (what.report.host.find('.') != std::string::npos) return std::nullopt;
  for (const std::string& domain : facts->search) {
    const auto end = domain.find(".svc.");
    if (end == std::string::npos || end == 0) continue;
    return Observed{{}, {value("namespace", domain.substr(0, end))}};
  }
  return std::nullopt;
}

// Somebody who may know the name was not asked, and no name server has it.
Match known_elsewhere(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || what.fault() != Fault::name_not_found) return std::nullopt;
  if (facts->not_asked.empty() || any_answer(*facts, &Answer::has_addresses)) return std::nullopt;
  return Observed{{}, {value("sources", listed(facts->not_asked))}};
}

Match multicast_name(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || !all_answers(*facts, is_nxdomain)) return std::nullopt;
  return net::is_multicast_name(what.report.host) ? Match(Observed{}) : std::nullopt;
}

Match unknown_to_all(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || !all_answers(*facts, is_nxdomain)) return std::nullopt;
  if (net::is_multicast_name(what.report.host) || !facts->not_asked.empty()) return std::nullopt;
  return Observed{{}, {value("names", listed(facts->tried))}};
}

// Some servers are silent, but the lookup ended with the answer of those that are not.
Match unknown_to_those_that_answer(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || what.fault() != Fault::name_not_found) return std::nullopt;
  const bool some = any_answer(*facts, is_nxdomain);
  const auto known_or_nxdomain = [](const Answer& answer) {
    return !answer.answered() || is_nxdomain(answer);
  };
  if (!some || !all_answers(*facts, known_or_nxdomain)) return std::nullopt;
  return Observed{{}, {value("names", listed(facts->tried))}};
}

// --- The name servers ----------------------------------------------------------------------------

// A name that is not found was looked up: in DNS, or where /etc/nsswitch.conf says.
const NameFacts* facts_of_failure_to_answer(const Case& what) {
  return what.fault() == Fault::name_not_found ? nullptr : facts_of_failure(what);
}

bool is_rejected(const Answer& answer) { return answer.status == DnsStatus::rejected; }

Match no_server_named(const Case& what) {
  const NameFacts* facts = facts_of_failure_to_answer(what);
  const bool unnamed = facts != nullptr && !facts->names_servers;
  return unnamed && all_answers(*facts, is_rejected) ? Match(Observed{}) : std::nullopt;
}

// What usually listens at well-known addresses of name servers.
std::string service_at(const std::vector<std::string>& servers) {
  if (servers.size() != 1) return "them";
  if (servers[0] == "127.0.0.53" || servers[0] == "127.0.0.54") return "systemd-resolved";
  if (servers[0] == "127.0.0.11") return "Docker's name server (restart the container)";
  return "it";
}

Match nothing_listens(const Case& what) {
  const NameFacts* facts = facts_of_failure_to_answer(what);
  if (facts == nullptr || !all_answers(*facts, is_rejected)) return std::nullopt;
  return Observed{
      {}, {value("servers", listed(facts->servers)), value("service", service_at(facts->servers))}};
}

Match unreachable_servers(const Case& what) {
  const NameFacts* facts = facts_of_failure_to_answer(what);
  const auto unsent = [](const Answer& answer) { return answer.status == DnsStatus::unsent; };
  if (facts == nullptr || !all_answers(*facts, unsent)) return std::nullopt;
  return Observed{{}, {value("servers", listed(facts->servers))}};
}

// A server that is slow looks the same in the time that there is.
Match all_mute(const Case& what) {
  const NameFacts* facts = facts_of_failure_to_answer(what);
  const auto no_answer = [](const Answer& answer) {
    return is_unanswered(answer) || is_rejected(answer) || answer.status == DnsStatus::unsent;
  };
  if (facts == nullptr || !all_answers(*facts, no_answer) || !any_answer(*facts, is_unanswered)) {
    return std::nullopt;
  }
  return Observed{{}, {value("servers", listed(facts->servers))}};
}

// The resolver waits five seconds for a server before it asks the next one.
Match first_is_mute(const Case& what) {
  const NameFacts* facts = facts_of_delay(what);
  if (facts == nullptr || facts->servers.size() < 2) return std::nullopt;
  const auto silent = servers_with_only(*facts, is_unanswered);
  const auto talking = servers_with_only(*facts, &Answer::answered);
  if (talking.empty() || find(silent, facts->servers.front()) == silent.end()) return std::nullopt;
  return Observed{{}, {value("servers", listed(silent)), value("others", listed(talking))}};
}

Match servers_disagree(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr) return std::nullopt;
  const auto knowing = servers_with(*facts, &Answer::has_addresses);
  const auto denying = servers_with_only(*facts, [](const Answer& answer) {
    return is_nxdomain(answer) || answer.status == DnsStatus::nodata;
  });
  if (knowing.empty() || denying.empty()) return std::nullopt;
  return Observed{{}, {value("servers", listed(denying)), value("others", listed(knowing))}};
}

// All have the name, but the system's resolver, which answered at once, has not.
Match servers_not_asked(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr || what.fault() != Fault::name_not_found) return std::nullopt;
  if (facts->by_dns) return std::nullopt;
  const bool ipv4 = what.evidence.target.family != Family::ipv6 && has_address(*facts, false);
  const bool ipv6 = what.evidence.target.family != Family::ipv4 && has_address(*facts, true);
  const auto knowing = servers_with(*facts, &Answer::has_addresses);
  if (!(ipv4 || ipv6) || knowing.size() != facts->servers.size()) return std::nullopt;
  return Observed{{}, {value("servers", listed(knowing))}};
}

// One of the names was answered by errors, and by nothing better.
Match error_answer(const Case& what, const OfAnswer& error) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr) return std::nullopt;
  for (const std::string& name : facts->tried) {
    const auto of_name = [&name](const OfAnswer& holds) -> OfAnswer {
      return [&name, &holds](const Answer& answer) { return answer.name == name && holds(answer); };
    };
    const OfAnswer better = [](const Answer& answer) {
      return answer.status == DnsStatus::noerror || answer.status == DnsStatus::nodata ||
             is_nxdomain(answer);
    };
    const auto failing = servers_with(*facts, of_name(error));
    if (failing.empty() || any_answer(*facts, of_name(better))) continue;
    const auto found = std::ranges::find_if(facts->answers, of_name(error));
    return Observed{{},
                    {value("servers", listed(failing)), value("name", name),
                     value("status", std::string(rconn::name(found->status)))}};
  }
  return std::nullopt;
}

Match server_refuses(const Case& what) {
  return error_answer(what,
                      [](const Answer& answer) { return answer.status == DnsStatus::refused; });
}

Match server_fails(const Case& what) {
  return error_answer(what, [](const Answer& answer) {
    return answer.status == DnsStatus::servfail || answer.status == DnsStatus::formerr ||
           answer.status == DnsStatus::notimp || answer.status == DnsStatus::other;
  });
}

Match tcp_is_blocked(const Case& what) {
  const NameFacts* facts = facts_of_failure(what);
  if (facts == nullptr) return std::nullopt;
  const auto cut = servers_with(*facts, [](const Answer& answer) {
    return answer.over_tcp && *answer.over_tcp >= DnsStatus::malformed;
  });
  if (cut.empty()) return std::nullopt;
  return Observed{{}, {value("servers", listed(cut))}};
}

constexpr std::array table{
    Rule{"only-ipv6-addresses", Certainty::proven, only_ipv6},
    Rule{"only-ipv4-addresses", Certainty::proven, only_ipv4},
    Rule{"no-name-server", Certainty::proven, no_server_named},
    Rule{"name-server-down", Certainty::proven, nothing_listens},
    Rule{"name-server-unreachable", Certainty::likely, unreachable_servers},
    Rule{"dns-over-tcp-blocked", Certainty::proven, tcp_is_blocked},
    Rule{"name-servers-disagree", Certainty::proven, servers_disagree},
    Rule{"name-server-refuses", Certainty::proven, server_refuses},
    Rule{"name-server-fails", Certainty::proven, server_fails},
    Rule{"alias-leads-nowhere", Certainty::proven, alias_to_nothing},
    Rule{"name-outside-dns", Certainty::likely, known_elsewhere},
    Rule{"service-not-in-namespace", Certainty::proven, single_label_in_kubernetes},
    Rule{"name-unknown", Certainty::proven, unknown_to_all},
    Rule{"multicast-name", Certainty::likely, multicast_name},
    Rule{"name-unknown", Certainty::likely, unknown_to_those_that_answer},
    Rule{"name-without-address", Certainty::proven, without_address},
    Rule{"name-servers-not-asked", Certainty::likely, servers_not_asked},
    Rule{"name-servers-mute", Certainty::likely, all_mute},
    Rule{"first-name-server-mute", Certainty::likely, first_is_mute},
};

}  // namespace

std::span<const Rule> name_rules() { return table; }

}  // namespace rconn

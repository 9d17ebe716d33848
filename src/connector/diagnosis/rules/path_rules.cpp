#include <array>

#include "connector/diagnosis/rules/connect_rules.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/diagnosis/rules/silence_rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match other_address_connects(const Case& what) {
  const auto& other = what.evidence.experiments.other_address;
  if (!other || what.report.address) return std::nullopt;
  return Observed{own_words(*other + " accepts connections"), {}};
}

constexpr std::array table{
    Rule{"works-by-other-address", Certainty::proven, other_address_connects},
    Rule{"no-descriptor", Certainty::proven, connect::no_descriptor},
    Rule{"no-local-port", Certainty::likely, connect::no_local_port},
    Rule{"rejected-by-firewall", Certainty::proven, connect::prohibited},
    Rule{"local-firewall", Certainty::proven, connect::rejected_here},
    Rule{"no-route", Certainty::proven, connect::no_route},
    Rule{"route-refuses", Certainty::proven, connect::route_refuses},
    Rule{"listen-queue-full", Certainty::proven, connect::queue_full},
    Rule{"neighbour-silent", Certainty::proven, connect::neighbour_gave_up},
    Rule{"rejected-by-firewall", Certainty::likely, connect::rejected},
    Rule{"unreachable-from-router", Certainty::likely, connect::unreachable_beyond},
    Rule{"routing-loop", Certainty::likely, connect::sent_round},
    Rule{"neighbour-silent", Certainty::likely, connect::neighbour_silent},
    Rule{"local-firewall", Certainty::likely, connect::rejected_by_own_address},
    Rule{"local-firewall", Certainty::likely, connect::forbidden_here},
    Rule{"syn-dropped", Certainty::likely, connect::unanswered},
    Rule{"port-closed", Certainty::likely, connect::port_closed},
    Rule{"icmp-while-connected", Certainty::likely, silence::rejected},
    Rule{"forgotten-after-idle", Certainty::likely, silence::forgotten},
    Rule{"large-requests-lost", Certainty::likely, silence::large_requests_lost},
    Rule{"requests-lost", Certainty::likely, silence::requests_lost},
    Rule{"replies-lost", Certainty::likely, silence::replies_lost},
    Rule{"not-answered", Certainty::likely, silence::not_answered},
};

}  // namespace

std::span<const Rule> path_rules() { return table; }

}  // namespace rconn

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "connector/diagnosis/rules/rules.hpp"
#include "connector/diagnosis/rules/socket_path_rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

const PlaceFacts& place_of(const Case& what) { return what.evidence.place; }

bool stopped_at_connect(const Case& what) { return what.rung() == Rung::connect; }

// A member is where the topology says, not where the user does.
bool is_member(const Case& what) {
  return what.evidence.target.origin == TargetOrigin::list && what.report.source.empty();
}

Match variable_not_read(const Case& what) {
  const auto& variable = place_of(what).variable;
  if (!variable || !stopped_at_connect(what)) return std::nullopt;
  return Observed{{},
                  {{"variable", own_words("$" + std::string(variable->name))},
                   {"target", own_words(std::string(variable->target))}}};
}

Match password_variable_not_read(const Case& what) {
  const auto& variable = place_of(what).secret_variable;
  const bool without = what.fault() == Fault::auth_required && !what.evidence.target.has_password;
  if (!variable || !without) return std::nullopt;
  return Observed{{}, {{"variable", own_words("$" + std::string(variable->name))}}};
}

// Of a path in /proc/net/unix, or of an address.
Observed naming(const LocalListener& one) {
  return {{},
          {{"what", own_words(one.process.empty() ? "a server" : one.process)},
           {"where", Detail(one.endpoint)}}};
}

Match listens_at_other_address(const Case& what) {
  const auto& listeners = place_of(what).listeners;
  const bool found = !listeners.empty() && listeners.front().same_port;
  if (!stopped_at_connect(what) || !found || is_member(what)) return std::nullopt;
  return naming(listeners.front());
}

std::string_view port_in(std::string_view endpoint) {
  return endpoint.starts_with("unix://") ? "" : endpoint.substr(endpoint.rfind(':') + 1);
}

// Whether any listens at another port than the first; a server may have several addresses.
bool listen_at_other_ports(const std::vector<LocalListener>& listeners) {
  const std::string_view first = port_in(listeners.front().endpoint);
  return std::ranges::any_of(listeners, [first](const LocalListener& one) {
    const std::string_view port = port_in(one.endpoint);
    return !port.empty() && port != first;
  });
}

Match listens_elsewhere(const Case& what) {
  const auto& listeners = place_of(what).listeners;
  if (!stopped_at_connect(what) || listeners.empty() || is_member(what)) return std::nullopt;
  Observed observed = naming(listeners.front());
  const bool several = listen_at_other_ports(listeners);
  observed.values.push_back(
      {"others", own_words(several ? "; servers listen at other ports, too" : "")});
  return observed;
}

Match rejected_though_listening(const Case& what) {
  const bool rejected = stopped_at_connect(what) && what.fault() == Fault::refused;
  if (!rejected || !place_of(what).listens_there) return std::nullopt;
  return Observed{};
}

bool went_to_default(const Case& what) {
  return what.evidence.target.origin == TargetOrigin::standard && stopped_at_connect(what);
}

Match url_variable_empty(const Case& what) {
  const bool empty = went_to_default(what) && place_of(what).empty_variable;
  return empty ? Match(Observed{}) : std::nullopt;
}

Match nothing_named(const Case& what) {
  return went_to_default(what) ? Match(Observed{}) : std::nullopt;
}

// Whether the way out of the place where rconn runs was not taken.
bool stayed_inside(const Case& what) {
  if (!stopped_at_connect(what) || !place_of(what).loopback || is_member(what)) return false;
  // Nothing is lost on a loopback interface: silence has another cause.
  return what.fault() == Fault::refused && !what.evidence.icmp && !place_of(what).listens_there;
}

Match localhost_is_container(const Case& what) {
  const Surroundings& around = place_of(what).surroundings;
  if (!stayed_inside(what) || !around.own_network) return std::nullopt;
  std::string way = around.gateway;
  if (around.container == Container::docker) way = "host.docker.internal";
  if (around.container == Container::podman) way = "host.containers.internal";
  const bool fits = around.container == Container::docker ||
                    around.container == Container::podman || around.container == Container::other;
  if (!fits) return std::nullopt;
  return Observed{{}, {{"way", own_words(way.empty() ? "the address of the host" : way)}}};
}

Match localhost_is_pod(const Case& what) {
  const Surroundings& around = place_of(what).surroundings;
  const bool inside = around.container == Container::kubernetes && around.own_network;
  return inside && stayed_inside(what) ? Match(Observed{}) : std::nullopt;
}

Match localhost_is_wsl(const Case& what) {
  const Surroundings& around = place_of(what).surroundings;
  if (around.container != Container::wsl || !stayed_inside(what)) return std::nullopt;
  return Observed{
      {},
      {{"way", own_words(around.gateway.empty() ? "the gateway of 'ip route'" : around.gateway)}}};
}

Match localhost_is_namespace(const Case& what) {
  const Surroundings& around = place_of(what).surroundings;
  const bool inside = around.container == Container::none && around.own_network;
  return inside && stayed_inside(what) ? Match(Observed{}) : std::nullopt;
}

constexpr std::array table{
    Rule{"socket-in-directory", Certainty::proven, socket_in_directory},
    Rule{"socket-is-directory", Certainty::proven, socket_is_directory},
    Rule{"not-a-socket", Certainty::proven, not_a_socket},
    Rule{"socket-is-datagram", Certainty::proven, socket_is_datagram},
    Rule{"socket-link-dangles", Certainty::proven, socket_link_dangles},
    Rule{"socket-path-through-file", Certainty::proven, socket_path_through_file},
    Rule{"socket-directory-denied", Certainty::proven, socket_directory_denied},
    Rule{"socket-mode-denied", Certainty::proven, socket_mode_denied},
    Rule{"socket-mount-stale", Certainty::likely, socket_mount_stale},
    Rule{"socket-out-of-sight", Certainty::proven, socket_out_of_sight},
    Rule{"socket-stale", Certainty::likely, socket_stale},
    Rule{"socket-directory-missing", Certainty::proven, socket_directory_missing},
    Rule{"socket-denied-by-policy", Certainty::likely, socket_denied_by_policy},
    Rule{"variable-not-read", Certainty::likely, variable_not_read},
    Rule{"password-variable-not-read", Certainty::likely, password_variable_not_read},
    Rule{"listens-at-other-address", Certainty::likely, listens_at_other_address},
    Rule{"refused-though-listening", Certainty::likely, rejected_though_listening},
    Rule{"listens-elsewhere", Certainty::likely, listens_elsewhere},
    Rule{"socket-not-mounted", Certainty::likely, socket_not_mounted},
    Rule{"url-variable-empty", Certainty::likely, url_variable_empty},
    Rule{"nothing-named", Certainty::likely, nothing_named},
    Rule{"localhost-is-pod", Certainty::likely, localhost_is_pod},
    Rule{"localhost-is-container", Certainty::likely, localhost_is_container},
    Rule{"localhost-is-wsl", Certainty::likely, localhost_is_wsl},
    Rule{"localhost-is-namespace", Certainty::likely, localhost_is_namespace},
};

}  // namespace

std::span<const Rule> place_rules() { return table; }

}  // namespace rconn

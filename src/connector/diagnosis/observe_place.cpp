#include "connector/diagnosis/observe_place.hpp"

#include <algorithm>
#include <string_view>

#include "connector/diagnosis/observe_listeners.hpp"
#include "connector/diagnosis/observe_socket_path.hpp"
#include "connector/diagnosis/unread_variables.hpp"

namespace rconn {
namespace {

std::string_view host_of(std::string_view address) { return address.substr(0, address.rfind(':')); }

template <typename Is>
bool all_addresses(const Report& report, Is is) {
  return !report.attempts.empty() &&
         std::ranges::all_of(report.attempts, [&is](const Attempt& attempt) {
           return is(host_of(attempt.address));
         });
}

void observe_socket(const Target& target, Fault fault, net::Machine& machine, PlaceFacts& facts) {
  facts.surroundings = machine.surroundings();
  facts.socket_path = observe_socket_path(target.host);
  if (fault != Fault::socket_denied) observe_listeners(target.host, machine.sockets(), facts);
}

void observe_addresses(const Report& report, net::Machine& machine, PlaceFacts& facts) {
  facts.loopback = all_addresses(report, [](std::string_view host) {
    return net::is_loopback(host) || net::is_wildcard(host);
  });
  if (facts.loopback) facts.surroundings = machine.surroundings();
  if (report.failure->fault != Fault::refused) return;
  const net::LocalSockets& sockets = machine.sockets();
  facts.here =
      all_addresses(report, [&sockets](std::string_view host) { return sockets.is_own(host); });
  if (facts.here) observe_listeners(report.attempts, sockets, facts);
}

}  // namespace

PlaceFacts observe_place(const Target& target, const Report& report, net::Machine& machine) {
  PlaceFacts facts;
  const Fault fault = report.failure->fault;
  if (fault == Fault::auth_required) facts.secret_variable = unread_secret_variable();
  if (report.stopped_at != Rung::connect) return facts;
  if (target.is_unix_socket()) {
    observe_socket(target, fault, machine, facts);
  } else {
    observe_addresses(report, machine, facts);
  }
  if (target.origin == TargetOrigin::standard) {
    facts.variable = unread_variable();
    facts.empty_variable = has_empty_url();
  }
  return facts;
}

}  // namespace rconn

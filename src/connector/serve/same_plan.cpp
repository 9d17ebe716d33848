#include "connector/serve/same_plan.hpp"

#include <algorithm>
#include <memory>
#include <tuple>
#include <vector>

namespace rconn {
namespace {

// Structured bindings name every member: one that is added does not compile until it is compared.

bool same_condition(const Condition& a, const Condition& b) {
  // The text says all the rest.
  return a.kind == b.kind && a.text == b.text;
}

bool same_topology(const TopologySettings& a, const TopologySettings& b) {
  const auto parts = [](const TopologySettings& all) {
    const auto& [master, credentials, log_in, networks, members, bus, policy] = all;
    return std::tie(master, credentials, log_in, networks, members, bus, policy);
  };
  return parts(a) == parts(b);
}

// What may be shared is compared by its value.
template <typename Part, typename Same>
bool same_part(const std::shared_ptr<const Part>& a, const std::shared_ptr<const Part>& b,
               Same same) {
  return a == b || (a && b && same(*a, *b));
}

bool same_persistence(const std::optional<Persistence>& a, const std::optional<Persistence>& b) {
  return a.has_value() == b.has_value() && (!a || a->id == b->id);
}

bool same_target(const Target& a, const Target& b) {
  const auto parts = [](const Target& all) {
    const auto& [named, host, port, family, resolver, tls, credentials, secret_source, origin,
                 database, timeout, connect_budget, read_budget, total_budget, max_reply,
                 experiments, sequential, persistence, expectations, nth, source, labels,
                 topology] = all;
    static_cast<void>(std::tie(tls, persistence, expectations, topology));  // compared below
    return std::tie(named, host, port, family, resolver, credentials, secret_source, origin,
                    database, timeout, connect_budget, read_budget, total_budget, max_reply,
                    experiments, sequential, nth, source, labels);
  };
  return parts(a) == parts(b) &&
         same_part(a.tls, b.tls, [](const auto& x, const auto& y) { return x == y; }) &&
         same_persistence(a.persistence, b.persistence) &&
         std::ranges::equal(a.expectations, b.expectations, same_condition) &&
         same_part(a.topology_settings, b.topology_settings, same_topology);
}

}  // namespace

bool same_plan(const ProbePlan& a, const ProbePlan& b) {
  return a.operation == b.operation && a.module == b.module && same_target(a.target, b.target);
}

}  // namespace rconn

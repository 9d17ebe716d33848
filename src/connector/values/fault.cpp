#include "connector/values/fault.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn {
namespace {

using enum Verdict;

constexpr std::array table{
    FaultInfo{Fault::name_not_found, "name-not-found", no_answer},
    FaultInfo{Fault::name_lookup_failed, "name-lookup-failed", no_answer},
    FaultInfo{Fault::name_timeout, "name-timeout", no_answer},
    FaultInfo{Fault::refused, "refused", no_answer},
    FaultInfo{Fault::unreachable, "unreachable", no_answer},
    FaultInfo{Fault::connect_timeout, "connect-timeout", no_answer},
    FaultInfo{Fault::reset, "reset", no_answer},
    FaultInfo{Fault::no_socket, "no-socket", no_answer},
    FaultInfo{Fault::socket_denied, "socket-denied", no_answer},
    FaultInfo{Fault::local_limit, "local-limit", not_attempted},
    FaultInfo{Fault::reply_too_large, "reply-too-large", not_attempted, true},
    FaultInfo{Fault::closed, "closed", no_answer},
    FaultInfo{Fault::reply_timeout, "reply-timeout", no_answer},
    FaultInfo{Fault::tls_config, "tls-config", not_attempted, true},
    FaultInfo{Fault::no_trust_store, "no-trust-store", not_attempted, true},
    FaultInfo{Fault::tls_timeout, "tls-timeout", Verdict::tls},
    FaultInfo{Fault::tls_not_offered, "tls-not-offered", Verdict::tls},
    FaultInfo{Fault::tls_required, "tls-required", Verdict::tls},
    FaultInfo{Fault::tls_untrusted, "tls-untrusted", Verdict::tls, true},
    FaultInfo{Fault::tls_expired, "tls-expired", Verdict::tls, true},
    FaultInfo{Fault::tls_expiring, "tls-expiring", Verdict::tls, true},
    FaultInfo{Fault::tls_name_mismatch, "tls-name-mismatch", Verdict::tls, true},
    FaultInfo{Fault::tls_client_cert_required, "tls-client-cert-required", Verdict::tls, true},
    FaultInfo{Fault::tls_client_cert_rejected, "tls-client-cert-rejected", Verdict::tls, true},
    FaultInfo{Fault::tls_handshake, "tls-handshake", Verdict::tls},
    FaultInfo{Fault::auth_required, "auth-required", Verdict::refused, true},
    FaultInfo{Fault::auth_rejected, "auth-rejected", Verdict::refused, true},
    FaultInfo{Fault::auth_unneeded, "auth-unneeded", Verdict::refused, true},
    FaultInfo{Fault::auth_unsupported, "auth-unsupported", Verdict::refused, true},
    FaultInfo{Fault::no_permission, "no-permission", Verdict::refused, true},
    FaultInfo{Fault::denied, "denied", Verdict::refused, true},
    FaultInfo{Fault::db_rejected, "db-rejected", not_ready, true},
    FaultInfo{Fault::loading, "loading", not_ready},
    FaultInfo{Fault::busy, "busy", not_ready},
    FaultInfo{Fault::master_down, "master-down", not_ready},
    FaultInfo{Fault::misconf, "misconf", not_ready},
    FaultInfo{Fault::cluster_down, "cluster-down", not_ready},
    FaultInfo{Fault::read_only, "read-only", not_ready},
    FaultInfo{Fault::max_clients, "max-clients", not_ready},
    FaultInfo{Fault::error_reply, "error-reply", not_ready},
    FaultInfo{Fault::unexpected_reply, "unexpected-reply", not_ready},
    FaultInfo{Fault::condition_unmet, "condition-unmet", not_ready},
    FaultInfo{Fault::not_redis, "not-redis", Verdict::not_redis},
    FaultInfo{Fault::protocol_error, "protocol-error", Verdict::not_redis},
    FaultInfo{Fault::host_not_advertised, "host-not-advertised", not_ready},
    FaultInfo{Fault::port_not_advertised, "port-not-advertised", not_ready},
    FaultInfo{Fault::wrong_node, "wrong-node", not_ready},
    FaultInfo{Fault::node_failed, "node-failed", not_ready},
    FaultInfo{Fault::link_down, "link-down", not_ready},
    FaultInfo{Fault::master_differs, "master-differs", not_ready},
    FaultInfo{Fault::not_master, "not-master", not_ready},
    FaultInfo{Fault::failover, "failover", not_ready},
    FaultInfo{Fault::slots_uncovered, "slots-uncovered", not_ready},
    FaultInfo{Fault::views_differ, "views-differ", not_ready},
    FaultInfo{Fault::quorum_unreachable, "quorum-unreachable", not_ready},
    FaultInfo{Fault::no_master, "no-master", not_ready},
    FaultInfo{Fault::not_tried, "not-tried", no_answer},
    FaultInfo{Fault::outside_network, "outside-network", not_attempted},
    FaultInfo{Fault::members_left_out, "members-left-out", not_attempted, true},
    FaultInfo{Fault::interrupted, "interrupted", Verdict::interrupted},
};

static_assert(is_complete(table, &FaultInfo::fault, Fault::interrupted),
              "one row for each fault, in the order of the enum");
static_assert(std::ranges::none_of(table, &std::string_view::empty, &FaultInfo::id),
              "an id for each fault");

}  // namespace

std::span<const FaultInfo> faults() { return table; }

const FaultInfo& info(Fault fault) { return table.at(static_cast<std::size_t>(fault)); }

}  // namespace rconn

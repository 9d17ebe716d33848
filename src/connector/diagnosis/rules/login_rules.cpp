#include <array>
#include <string>
#include <string_view>

#include "connector/diagnosis/rules/peer_words.hpp"
#include "connector/diagnosis/rules/permission.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/values/security/secret.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match if_so(bool so) { return so ? Match(Observed{}) : std::nullopt; }

// --- The secret ------------------------------------------------------------------------------

template <bool SecretFacts::* fact>
Match secret_is(const Case& what) {
  const bool rejected = what.fault() == Fault::auth_rejected;
  return if_so(rejected && what.evidence.target.secret.*fact);
}

bool is_space(char c) { return std::string_view(" \t\r\n\v\f").find(c) != std::string_view::npos; }

Match user_in_space(const Case& what) {
  const std::string user = what.report.user.value_or("");
  if (what.fault() != Fault::auth_rejected || user.empty()) return std::nullopt;
  return if_so(is_space(user.front()) || is_space(user.back()));
}

// A Sentinel in a topology, for which no password of its own was given.
Match sentinel_refuses(const Case& what) {
  constexpr int sentinel_port = 26379;
  const MemberFacts& member = what.evidence.member;
  const Fault fault = what.fault();
  const bool refuses = fault == Fault::auth_required || fault == Fault::auth_rejected;
  const bool is_sentinel = member.listed_as_sentinel ||
                           (member.in_topology && what.evidence.target.port == sentinel_port);
  return if_so(refuses && is_sentinel && !member.has_sentinel_password);
}

// --- AUTH ------------------------------------------------------------------------------------

// Redis before 6 counts the arguments of AUTH.
Match takes_no_user(const Case& what) {
  const bool counts = holds(peer_words(what.report.failure->detail), "wrong number of arguments");
  return if_so(what.fault() == Fault::auth_unsupported && counts && what.evidence.target.has_user);
}

Match knows_no_auth(const Case& what) {
  const bool unknown = holds(peer_words(what.report.failure->detail), "unknown command");
  return if_so(what.fault() == Fault::auth_unsupported && unknown);
}

// Since 4.0, the error repeats the arguments and is withheld then. The other reason to say that
// AUTH is not supported repeats nothing.
Match knows_no_auth_and_repeats(const Case& what) {
  const bool repeats = what.report.failure->detail.text() == withheld;
  return if_so(what.fault() == Fault::auth_unsupported && repeats);
}

Match default_user_has_no_password(const Case& what) {
  const bool told = holds(peer_words(what.report.failure->detail), "for the default user");
  return if_so(what.fault() == Fault::auth_unneeded && told && !what.evidence.target.has_user);
}

Match no_password_is_set(const Case& what) {
  return if_so(what.fault() == Fault::auth_unneeded && !default_user_has_no_password(what));
}

// Only servers with users say WRONGPASS. Without a name, AUTH is for the user default.
Match default_user_rejected(const Case& what) {
  const bool has_users = peer_words(what.report.failure->detail).starts_with("WRONGPASS");
  const TargetFacts& target = what.evidence.target;
  return if_so(what.fault() == Fault::auth_rejected && has_users && !target.has_user &&
               what.rung() == Rung::auth);
}

// AUTH was accepted on this connection, and still a password is asked for.
Match backend_asks(const Case& what) {
  const auto& times = what.report.times;
  const bool accepted = times.at(static_cast<std::size_t>(Rung::auth)).has_value();
  return if_so(what.fault() == Fault::auth_required && accepted && what.rung() > Rung::auth);
}

// --- Permissions -----------------------------------------------------------------------------

Match command_not_permitted(const Case& what) {
  const auto missing = missing_permission(what);
  if (!missing || missing->is_key) return std::nullopt;
  return Observed{{},
                  {{"user", missing->user},
                   {"command", missing->command},
                   {"permission", missing->permission}}};
}

Match key_not_permitted(const Case& what) {
  const auto missing = missing_permission(what);
  if (!missing || !missing->is_key) return std::nullopt;
  return Observed{{}, {{"user", missing->user}, {"permission", missing->permission}}};
}

// A proxy or a certificate may have logged in for a client that did not.
bool user_is_known(const Case& what) {
  const auto missing = missing_permission(what);
  return missing && missing->user_is_known;
}

Match command_not_permitted_to_user(const Case& what) {
  return user_is_known(what) ? command_not_permitted(what) : std::nullopt;
}

Match key_not_permitted_to_user(const Case& what) {
  return user_is_known(what) ? key_not_permitted(what) : std::nullopt;
}

// Protected mode hardly ever refuses its own machine: it saw another address than rconn.
bool is_protected_mode(const Case& what) {
  return what.fault() == Fault::denied &&
         holds(peer_words(what.report.failure->detail), "protected mode");
}

Match protected_mode_behind_forwarding(const Case& what) {
  const std::string address = what.report.address.value_or("");
  const bool loopback = address.starts_with("127.") || address.starts_with("[::1]");
  return if_so(is_protected_mode(what) && loopback);
}

Match protected_mode(const Case& what) {
  return if_so(is_protected_mode(what) && !protected_mode_behind_forwarding(what));
}

// Alibaba Cloud and others that were built on it.
Match address_not_allowed(const Case& what) {
  return if_so(peer_words(what.report.failure->detail).starts_with("ERR illegal address"));
}

// --- SELECT ----------------------------------------------------------------------------------

Match select_is_refused(const Case& what, std::string_view words) {
  const bool so = what.fault() == Fault::db_rejected && what.report.database &&
                  holds(peer_words(what.report.failure->detail), words);
  if (!so) return std::nullopt;
  return Observed{{}, {{"db", own_words(std::to_string(*what.report.database))}}};
}

Match no_such_database(const Case& what) {
  auto out_of_range = select_is_refused(what, "DB index is out of range");
  return out_of_range ? out_of_range : select_is_refused(what, "invalid DB index");
}

Match cluster_has_one_database(const Case& what) {
  return select_is_refused(what, "not allowed in cluster mode");
}

constexpr std::array table{
    Rule{"acl-user-before-6", Certainty::proven, takes_no_user},
    Rule{"auth-unknown", Certainty::proven, knows_no_auth},
    Rule{"auth-unknown", Certainty::likely, knows_no_auth_and_repeats},
    Rule{"default-user-without-password", Certainty::proven, default_user_has_no_password},
    Rule{"no-password-set", Certainty::proven, no_password_is_set},
    Rule{"command-not-permitted", Certainty::proven, command_not_permitted_to_user},
    Rule{"key-not-permitted", Certainty::proven, key_not_permitted_to_user},
    Rule{"command-not-permitted", Certainty::likely, command_not_permitted},
    Rule{"key-not-permitted", Certainty::likely, key_not_permitted},
    Rule{"protected-mode-forwarded", Certainty::likely, protected_mode_behind_forwarding},
    Rule{"protected-mode", Certainty::proven, protected_mode},
    Rule{"address-not-allowed", Certainty::proven, address_not_allowed},
    Rule{"no-such-database", Certainty::proven, no_such_database},
    Rule{"cluster-has-one-database", Certainty::proven, cluster_has_one_database},
    Rule{"secret-line-end", Certainty::likely, secret_is<&SecretFacts::has_line_end>},
    Rule{"secret-outer-space", Certainty::likely, secret_is<&SecretFacts::has_outer_space>},
    Rule{"secret-quoted", Certainty::likely, secret_is<&SecretFacts::is_quoted>},
    Rule{"secret-placeholder", Certainty::likely, secret_is<&SecretFacts::is_placeholder>},
    Rule{"secret-encoded", Certainty::likely, secret_is<&SecretFacts::is_encoded>},
    Rule{"user-outer-space", Certainty::likely, user_in_space},
    Rule{"sentinel-password", Certainty::likely, sentinel_refuses},
    Rule{"backend-password", Certainty::likely, backend_asks},
    Rule{"default-user-rejected", Certainty::likely, default_user_rejected},
};

}  // namespace

std::span<const Rule> login_rules() { return table; }

}  // namespace rconn

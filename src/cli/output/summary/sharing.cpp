#include "cli/output/summary/sharing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace rconn::cli {
namespace {

using phpredis::Origin;
using phpredis::Parts;

// What a part of a key represents, whatever its origin.
enum class Aspect { none, scheme, host, port, id, timeout, user, password };

Aspect aspect(Origin origin) {
  switch (origin) {
    case Origin::default_scheme:
    case Origin::tls_scheme:
    case Origin::given_scheme:
    case Origin::cut_scheme:
    case Origin::unix_scheme:
      return Aspect::scheme;
    case Origin::host:
      return Aspect::host;
    case Origin::given_port:
    case Origin::default_port:
    case Origin::zero_port:
    case Origin::wrapped_port:
    case Origin::raised_port:
    case Origin::missing_port:
    case Origin::turned_port:
      return Aspect::port;
    case Origin::given_id:
    case Origin::empty_id:
    case Origin::null_id:
    case Origin::omitted_id:
      return Aspect::id;
    case Origin::timeout:
      return Aspect::timeout;
    case Origin::user:
    case Origin::no_user:
      return Aspect::user;
    case Origin::password_hash:
    case Origin::user_and_password_hash:
      return Aspect::password;
    case Origin::prefix:
    case Origin::separator:
    case Origin::bracket:
    case Origin::time_of_connect:
      break;
  }
  return Aspect::none;
}

constexpr std::array aspects{
    std::pair{Aspect::scheme, "scheme"},
    std::pair{Aspect::host, "host"},
    std::pair{Aspect::port, "port"},
    std::pair{Aspect::id, "persistent id"},
    std::pair{Aspect::timeout, "connect timeout"},
    std::pair{Aspect::user, "user"},
    std::pair{Aspect::password, "password"},
};

std::optional<std::string> value_of(const Parts& parts, Aspect wanted) {
  const auto found = std::ranges::find_if(
      parts, [wanted](const phpredis::Part& part) { return aspect(part.origin) == wanted; });
  if (found == parts.end()) return std::nullopt;
  return found->text;
}

std::string shown(const std::optional<std::string>& value) {
  if (!value) return "none";
  return value->empty() ? "empty" : *value;
}

}  // namespace

const phpredis::Opening* Derivation::opening() const {
  return std::get_if<phpredis::Opening>(&outcome);
}

const Parts* Derivation::key() const {
  const phpredis::Opening* made = opening();
  if (made == nullptr) return nullptr;
  if (made->pool_key) return &*made->pool_key;
  return made->key ? &*made->key : nullptr;
}

Derivation derive(const phpredis::Release& release, const Configuration& configuration) {
  return {&release, &configuration,
          phpredis::outcome(release, configuration.arguments, configuration.settings)};
}

std::vector<Group> groups(const std::vector<Derivation>& derivations) {
  std::vector<Group> all;
  for (const Derivation& one : derivations) {
    std::optional<std::string> key;
    if (one.key() != nullptr) key = phpredis::text(*one.key());
    const auto same =
        std::ranges::find_if(all, [&key](const Group& group) { return key && group.key == key; });
    if (same == all.end()) {
      all.push_back({key, {&one}});
    } else {
      same->members.push_back(&one);
    }
  }
  return all;
}

std::vector<std::string> differences(const Parts& one, const Parts& other) {
  std::vector<std::string> found;
  for (const auto& [aspect, name] : aspects) {
    const auto here = value_of(one, aspect);
    const auto there = value_of(other, aspect);
    if (here != there)
      found.push_back(fmt::format("{} {}, not {}", name, shown(there), shown(here)));
  }
  return found;
}

}  // namespace rconn::cli

#include "phpredis/persistent_key.hpp"

#include <fmt/format.h>

#include <cmath>

#include "phpredis/c_text.hpp"

namespace rconn::phpredis {
namespace {

Part separator() { return {Origin::separator, ":"}; }

Parts key(Parts address, Part tail) {
  Parts parts{{Origin::prefix, "phpredis:"}};
  parts.insert(parts.end(), std::make_move_iterator(address.begin()),
               std::make_move_iterator(address.end()));
  parts.push_back(separator());
  parts.push_back(std::move(tail));
  return parts;
}

Part timeout_part(double seconds) { return {Origin::timeout, fixed_point(seconds)}; }

Part id_part(std::string_view id) {
  return {id.empty() ? Origin::empty_id : Origin::given_id, std::string(id)};
}

Part user_part(const std::optional<std::string>& user) {
  return user ? Part{Origin::user, *user} : Part{Origin::no_user, ""};
}

// What a letter of pool_pattern adds; unknown letters add nothing.
std::optional<Part> pattern_part(char letter, const Release& release, const Arguments& arguments) {
  switch (letter) {
    case 'i':
      return effective_id(release, arguments.id);
    case 'u':
      return user_part(arguments.user);
    case 'p':
      if (!arguments.password) return std::nullopt;
      return Part{Origin::password_hash, "<sha256 of password and PHP's random salt>"};
    case 'a':
      if (!arguments.password && !arguments.user) return std::nullopt;
      return Part{Origin::user_and_password_hash,
                  "<sha256 of user, password and PHP's random salt>"};
    default:
      return std::nullopt;
  }
}

}  // namespace

bool is_persistent(const Arguments& arguments) {
  return arguments.call == Call::pconnect && !arguments.zts;
}

bool pooling_on(const Release& release, const Settings& settings) {
  if (release.pooling == Pooling::absent) return false;
  return settings.pooling.value_or(release.pooling == Pooling::on_by_default);
}

std::optional<Part> effective_id(const Release& release, const PersistentId& id) {
  if (id.text()) return id_part(c_text(*id.text()));
  const IdMeaning meaning = id.given() ? release.null_id : release.omitted_id;
  if (meaning == IdMeaning::null) return std::nullopt;
  return Part{id.given() ? Origin::null_id : Origin::omitted_id, ""};
}

std::optional<Parts> stream_key(const Release& release, const Arguments& arguments,
                                const Settings& settings, const Address& address) {
  if (!is_persistent(arguments)) return std::nullopt;
  if (pooling_on(release, settings)) {
    return Parts{{Origin::prefix, "phpredis_"},
                 {Origin::time_of_connect, "<seconds and microseconds of the clock>"}};
  }
  auto id = effective_id(release, arguments.id);
  if (!id) return key(address.parts, timeout_part(arguments.timeout.value_or(0)));
  return key(address.parts, *std::move(id));
}

std::optional<Parts> pool_key(const Release& release, const Arguments& arguments,
                              const Settings& settings, const Address& address) {
  if (!is_persistent(arguments) || !pooling_on(release, settings)) return std::nullopt;
  const std::string_view host = arguments.host;
  Parts parts{{Origin::prefix, "phpredis_"},
              {Origin::host, std::string(release.pool_key_cut_at_nul ? c_text(host) : host)},
              separator(),
              {address.port.origin, std::to_string(address.port.value)}};
  if (!release.pool_pattern || !settings.pool_pattern) return parts;
  for (const char letter : c_text(*settings.pool_pattern)) {
    if (auto part = pattern_part(letter, release, arguments)) {
      parts.push_back(separator());
      parts.push_back(*std::move(part));
    }
  }
  return parts;
}

std::string fixed_point(double seconds) {
  if (std::isnan(seconds)) return "nan";
  if (std::isinf(seconds)) return "inf";
  return fmt::format("{:.6f}", seconds == 0 ? 0.0 : seconds);
}

std::string persistent_key(std::string_view address, const std::optional<std::string>& id,
                           double timeout_seconds) {
  return text(key({{Origin::host, std::string(address)}},
                  id ? id_part(*id) : timeout_part(timeout_seconds)));
}

}  // namespace rconn::phpredis

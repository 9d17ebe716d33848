// What a call of connect() or pconnect() does when the connection cannot be made.
// Entry points: transport(), warns_of_lookup(), login_failure(). Pure. Release::connect_failure
// says the rest.
#pragma once

#include <optional>
#include <string_view>

#include "phpredis/outcome.hpp"

namespace rconn::phpredis {

// Which of PHP's stream transports the address names.
enum class Transport {
  plain,
  tls,
  unknown,       // PHP has none of this name; it minds the case
  part_of_name,  // the release takes the scheme for a part of the host's name
};

Transport transport(const Release& release, std::string_view host, const Opening& opening);

// Whether a name that is not found gives a warning, beside what ConnectFailure says.
bool warns_of_lookup(const Release& release, const Opening& opening);

inline constexpr std::string_view lookup_warning = "a name that is not found also gives a warning";

// When a password is refused that was an argument of the call.
enum class LoginFailure { returns_false, first_command };

// None if there is none, or if the release takes no password as an argument.
std::optional<LoginFailure> login_failure(const Release& release, const Arguments& arguments);

std::string_view sentence(ConnectFailure failure);
// Empty for Transport::plain, about which there is nothing to say.
std::string_view sentence(Transport transport);
std::string_view sentence(LoginFailure failure);

}  // namespace rconn::phpredis

// Refuses URIs that are not clear, and those that another way of writing was meant for.
// Entry points: one function for each part of a URI. Pure. None if there is nothing to refuse.
// Errors never quote what may be a password.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// The pieces of a URI, still encoded: SCHEME://[USER_INFO@]AUTHORITY[/PATH][?QUERY]
struct UriPieces {
  std::string_view scheme;
  std::optional<std::string_view> user_info;
  std::string_view authority;
  std::string_view path;
  std::string_view query;
};

// It does not show the user info.
UsageError unclear_user_info(std::string_view scheme);

// It does not show the port unless it can be nothing else: in "user:password" without an '@', the
// password is in its place.
UsageError bad_port(std::string_view scheme, std::string_view port);

// A URI whose password seems to hold an unencoded '/' or '?': what follows it would be taken as
// path or query, and shown. Also several hosts, each with a password of its own.
std::optional<UsageError> cut_password(const UriPieces& pieces, bool unix_socket);

// An authority that is not one host with one port; not for unix sockets.
std::optional<UsageError> unclear_authority(const UriPieces& pieces);

// A path that is no database; not for unix sockets.
std::optional<UsageError> path_instead_of_database(const UriPieces& pieces);

// A parameter of other tools in the query of a URI, which is ignored here.
struct IgnoredParameter {
  enum class Kind { option, login, tls };
  std::string_view key;
  Kind kind = Kind::option;
  std::string_view option = {};  // that sets the same, without its dashes
  std::string_view note = {};    // about that option
};

// Null if nothing here is like it.
const IgnoredParameter* find_ignored_parameter(std::string_view key);

// What the parameter is called here, for a target of the command line.
std::string ignored_parameter(std::string_view key, bool has_value);

}  // namespace rconn::cli

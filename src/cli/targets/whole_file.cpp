#include "cli/targets/whole_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "connector/values/security/user_info.hpp"

namespace rconn::cli {

std::string name_of_file(const std::string& path) { return path == "-" ? "standard input" : path; }

UsageError unreadable(const std::string& path, const net::ReadError& error) {
  if (path.empty()) return UsageError{"the name of the file is empty: is a variable unset?"};
  const std::string name =
      path == "-" ? name_of_file(path) : fmt::format("'{}'", without_user_info(path));
  return UsageError{fmt::format("cannot read {}: {}", name, in_words(error))};
}

Parsed<std::string> read_whole(const std::string& path,
                               const std::optional<net::Clock::time_point>& end) {
  net::ReadLimits limits;
  limits.end = end;
  auto content =
      path == "-" ? net::read_to_end(STDIN_FILENO, limits) : net::read_file(path, limits);
  if (!content) return unreadable(path, content.error());
  return std::move(content).value();
}

}  // namespace rconn::cli

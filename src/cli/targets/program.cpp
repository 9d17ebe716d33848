#include "cli/targets/program.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "connector/values/text/split.hpp"

namespace rconn::cli {
namespace {

bool is_executable(const std::string& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

bool is_program(std::string_view word) {
  if (word.empty() || word.find_first_of("/:%@") != std::string_view::npos) return false;
  const char* const path = std::getenv("PATH");
  const auto folders = split(path == nullptr ? std::string_view() : path, ':');
  return std::ranges::any_of(folders, [word](std::string_view folder) {
    return is_executable(std::string(folder).append("/").append(word));
  });
}

bool is_program_path(std::string_view word) {
  return word.starts_with('/') && is_executable(std::string(word));
}

}  // namespace rconn::cli

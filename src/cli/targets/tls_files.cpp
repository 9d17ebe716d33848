#include "cli/targets/tls_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "cli/targets/whole_file.hpp"

namespace rconn::cli {
namespace {

using Path = std::optional<std::string> TlsSettings::*;

constexpr std::array options{
    std::pair<std::string_view, Path>{"--cacert", &TlsSettings::ca_file},
    std::pair<std::string_view, Path>{"--cert", &TlsSettings::certificate},
    std::pair<std::string_view, Path>{"--key", &TlsSettings::key},
};

bool is_stream(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

}  // namespace

Parsed<TlsSettings> with_tls_files(TlsSettings settings, const net::WaitEnd& end) {
  auto contents = std::make_shared<FileContents>();
  for (const auto& [option, member] : options) {
    const std::optional<std::string>& path = settings.*member;
    if (!path || contents->contains(*path) || !is_stream(*path)) continue;
    auto content = net::read_file(*path, {max_tls_file_size, end});
    if (!content) {
      return UsageError{fmt::format("{}: {}", option, unreadable(*path, content.error()).message)};
    }
    contents->emplace(*path, Secret(std::move(content).value()));
  }
  if (!contents->empty()) settings.contents = std::move(contents);
  return settings;
}

}  // namespace rconn::cli

#include "connector/net/machine/proc_file.hpp"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "connector/net/process/descriptor.hpp"

namespace rconn::net {
namespace {

// The kernel fills a page at a time.
using Page = std::array<char, 4096>;

std::string_view next_part(const Descriptor& file, Page& page, std::size_t most) {
  ssize_t got = 0;
  do {
    got = ::read(file.number(), page.data(), std::min(page.size(), most));
  } while (got < 0 && errno == EINTR);
  return {page.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

Descriptor opened(const char* path) {
  return Descriptor(::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
}

}  // namespace

std::string start_of(const char* path, std::size_t max) {
  std::string text;
  const Descriptor file = opened(path);
  Page page;
  while (file.number() >= 0 && text.size() < max) {
    const std::string_view part = next_part(file, page, max - text.size());
    if (part.empty()) break;
    text += part;
  }
  return text;
}

bool lines_of(const char* path, std::size_t max,
              const std::function<bool(std::string_view)>& take) {
  const Descriptor file = opened(path);
  Page page;
  std::string begun;
  std::size_t size = 0;
  while (file.number() >= 0 && size < max) {
    const std::string_view part = next_part(file, page, max - size);
    if (part.empty()) return true;
    size += part.size();
    begun += part;
    std::size_t from = 0;
    for (std::size_t end = begun.find('\n'); end != std::string::npos;
         end = begun.find('\n', from)) {
      if (!take(std::string_view(begun).substr(from, end - from))) return false;
      from = end + 1;
    }
    begun.erase(0, from);
  }
  return false;
}

}  // namespace rconn::net

#include "connector/net/tls/client_hello.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rconn::net {
namespace {

struct Named {
  std::uint16_t number;
  std::string_view name;
};

constexpr std::array versions{Named{0x0301, "TLSv1"}, Named{0x0302, "TLSv1.1"},
                              Named{0x0303, "TLSv1.2"}, Named{0x0304, "TLSv1.3"}};

// IANA, TLS Supported Groups.
constexpr std::array groups{Named{23, "secp256r1"},
                            Named{24, "secp384r1"},
                            Named{25, "secp521r1"},
                            Named{29, "x25519"},
                            Named{30, "x448"},
                            Named{256, "ffdhe2048"},
                            Named{257, "ffdhe3072"},
                            Named{258, "ffdhe4096"},
                            Named{259, "ffdhe6144"},
                            Named{260, "ffdhe8192"},
                            Named{4588, "X25519MLKEM768"},
                            Named{4587, "SecP256r1MLKEM768"}};

template <typename Table>
std::string name_in(const Table& table, std::uint16_t number) {
  const auto row = std::ranges::find(table, number, &Named::number);
  return row != table.end() ? std::string(row->name) : fmt::format("{:#06x}", number);
}

// Reads big-endian numbers from the front; what is missing reads as 0, and as empty.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool empty() const { return rest_.empty(); }
  std::string_view take(std::size_t count) {
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::uint16_t number(std::size_t bytes) {
    std::uint16_t value = 0;
    for (const char byte : take(bytes)) {
      value = static_cast<std::uint16_t>(value << 8U | static_cast<unsigned char>(byte));
    }
    return value;
  }
  // What follows its own length.
  Cursor sized(std::size_t bytes_of_length) { return Cursor(take(number(bytes_of_length))); }

 private:
  std::string_view rest_;
};

// Values without meaning, which are sent to keep servers tolerant (RFC 8701).
bool is_grease(std::uint16_t number) {
  return (number & 0x0f0fU) == 0x0a0aU && (number >> 8U) == (number & 0xffU);
}

template <typename Table>
std::vector<std::string> names(Cursor list, const Table& table) {
  std::vector<std::string> all;
  while (!list.empty()) {
    const std::uint16_t number = list.number(2);
    if (!is_grease(number)) all.push_back(name_in(table, number));
  }
  return all;
}

}  // namespace

std::string version_name(std::uint16_t version) { return name_in(versions, version); }

HelloFacts read_hello(std::string_view message) {
  constexpr std::uint16_t supported_groups = 10;
  constexpr std::uint16_t supported_versions = 43;
  HelloFacts facts;
  facts.size = message.size();
  Cursor hello(message);
  hello.take(4);  // type and length
  const std::uint16_t newest = hello.number(2);
  hello.take(32);  // random
  hello.sized(1);  // session
  hello.sized(2);  // cipher suites
  hello.sized(1);  // compression methods
  Cursor extensions = hello.sized(2);
  while (!extensions.empty()) {
    const std::uint16_t kind = extensions.number(2);
    Cursor content = extensions.sized(2);
    if (kind == supported_groups) facts.groups = names(content.sized(2), groups);
    if (kind == supported_versions) facts.versions = names(content.sized(1), versions);
  }
  if (facts.versions.empty() && newest != 0) facts.versions.push_back(version_name(newest));
  return facts;
}

}  // namespace rconn::net

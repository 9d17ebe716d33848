#include "connector/net/tls/client_hello.hpp"

#include <string>

#include "support/catch.hpp"

using namespace rconn;

namespace {

std::string number(std::size_t value) {
  return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xffU)};
}

std::string sized(const std::string& bytes) { return number(bytes.size()) + bytes; }

std::string short_sized(const std::string& bytes) {
  return std::string(1, static_cast<char>(bytes.size())) + bytes;
}

std::string extension(std::size_t kind, const std::string& content) {
  return number(kind) + sized(content);
}

std::string hello(const std::string& extensions) {
  return std::string("\x01\x00\x00\x00\x03\x03", 6) + std::string(32, 'r') + short_sized("id") +
         sized(number(0x1301)) + short_sized(std::string(1, '\0')) + sized(extensions);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a ClientHello tells its versions and groups, but not what is sent without meaning") {
  const std::string message =
      hello(extension(0, "any") + extension(10, sized(number(0x0a0a) + number(29) + number(9999))) +
            extension(43, short_sized(number(0x0304) + number(0x0303))));
  const HelloFacts facts = net::read_hello(message);
  CHECK(facts.size == message.size());
  CHECK(facts.groups == Names{"x25519", "0x270f"});
  CHECK(facts.versions == Names{"TLSv1.3", "TLSv1.2"});
}

TEST_CASE("a ClientHello without a list of versions offers the one in its head") {
  CHECK(net::read_hello(hello("")).versions == Names{"TLSv1.2"});
}

TEST_CASE("a ClientHello that is cut anywhere is read as far as it goes") {
  const std::string message = hello(extension(43, short_sized(number(0x0304))));
  for (std::size_t size = 0; size < message.size(); ++size) {
    CHECK(net::read_hello(message.substr(0, size)).size == size);
  }
}

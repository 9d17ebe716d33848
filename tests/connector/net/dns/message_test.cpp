#include "connector/net/dns/message.hpp"

#include <string_view>

#include "support/catch.hpp"

using namespace rconn;

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// Header with flags and a number of records, and the question cache.x for an A record.
std::string head(char flags, char rcode, char records) {
  std::string text = "\0\1"s + flags + rcode + "\0\1\0"s + records + "\0\0\0\0"s;
  return text + "\5cache\1x\0\0\1\0\1"s;
}

constexpr std::string_view owner = "\xc0\x0c"sv;

std::string a_record(std::string_view address, std::string_view of = owner) {
  return std::string(of) + "\0\1\0\1\0\0\0\1\0\4"s + std::string(address);
}

DnsAnswer read(const std::string& text, bool ipv6 = false) {
  DnsAnswer answer;
  answer.ipv6 = ipv6;
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  net::read_message(bytes, answer);
  return answer;
}

}  // namespace

TEST_CASE("an answer of a name server has addresses and an alias") {
  const std::string alias = std::string(owner) + "\0\5\0\1\0\0\0\1\0\6\4real\xc0\x12"s;
  const DnsAnswer answer = read(head('\x81', '\x80', 2) + alias.substr(0, alias.size() - 2) +
                                "\0"s + a_record("\x0a\0\0\1"sv, "\4real\0"sv));
  CHECK(answer.status == DnsStatus::noerror);
  CHECK(answer.addresses == std::vector<std::string>{"10.0.0.1"});
  CHECK(answer.alias == "real");
  CHECK_FALSE(answer.truncated);
}

TEST_CASE("an answer without the record that was asked for is NODATA") {
  CHECK(read(head('\x81', '\x80', 0)).status == DnsStatus::nodata);
  CHECK(read(head('\x81', '\x80', 1) + a_record("\x0a\0\0\1"sv), true).status == DnsStatus::nodata);
}

TEST_CASE("only records of the name that was asked for, and of its aliases, count") {
  const std::string other = a_record("\x0a\0\0\2"sv, "\4evil\0"sv);
  CHECK(read(head('\x81', '\x80', 1) + other).status == DnsStatus::nodata);
  const DnsAnswer answer = read(head('\x81', '\x80', 2) + other + a_record("\x0a\0\0\1"sv));
  CHECK(answer.addresses == std::vector<std::string>{"10.0.0.1"});
  const std::string upper = a_record("\x0a\0\0\1"sv, "\5CACHE\1X\0"sv);
  CHECK(read(head('\x81', '\x80', 1) + upper).has_addresses());
  std::string chaos = a_record("\x0a\0\0\1"sv);
  chaos[5] = '\3';  // its class
  CHECK_FALSE(read(head('\x81', '\x80', 1) + chaos).has_addresses());
}

TEST_CASE("an error has no addresses, whatever stands in its answer") {
  const DnsAnswer answer = read(head('\x81', '\x83', 1) + a_record("\x0a\0\0\1"sv));
  CHECK(answer.status == DnsStatus::nxdomain);
  CHECK_FALSE(answer.has_addresses());
}

TEST_CASE("an answer that leads to other servers is a refusal") {
  CHECK(read(head('\x81', '\0', 0)).status == DnsStatus::refused);
  CHECK(read(head('\x85', '\0', 0)).status == DnsStatus::nodata);
}

TEST_CASE("an answer's RCODE is its status") {
  CHECK(read(head('\x81', '\x81', 0)).status == DnsStatus::formerr);
  CHECK(read(head('\x81', '\x82', 0)).status == DnsStatus::servfail);
  CHECK(read(head('\x81', '\x83', 0)).status == DnsStatus::nxdomain);
  CHECK(read(head('\x81', '\x84', 0)).status == DnsStatus::notimp);
  CHECK(read(head('\x81', '\x85', 0)).status == DnsStatus::refused);
  CHECK(read(head('\x81', '\x8f', 0)).status == DnsStatus::other);
}

TEST_CASE("a truncated answer is known as such") {
  const DnsAnswer answer = read(head('\x83', '\x80', 0));
  CHECK(answer.truncated);
  CHECK(answer.status == DnsStatus::noerror);
}

TEST_CASE("what is no DNS message is malformed, and no byte behind it is read") {
  CHECK(read("").status == DnsStatus::malformed);
  CHECK(read("HTTP/1.1 400").status == DnsStatus::malformed);
  const std::string whole = head('\x81', '\x80', 1) + a_record("\x0a\0\0\1"sv);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK(read(whole.substr(0, size)).addresses.empty());
  }
  CHECK(read(whole).addresses.size() == 1);
}

#include "connector/net/dns/message.hpp"

#include <arpa/inet.h>

#include <array>
#include <string>

#include "connector/net/dns/ares.hpp"
#include "connector/net/dns/host_name.hpp"

namespace rconn::net {
namespace {

constexpr std::size_t header_size = 12;
constexpr unsigned class_internet = 1;
constexpr unsigned type_a = 1;
constexpr unsigned type_cname = 5;
constexpr unsigned type_aaaa = 28;

using Message = std::span<const std::uint8_t>;

struct Record {
  std::string owner;
  unsigned type = 0;
  unsigned kind = 0;     // its class
  std::size_t data = 0;  // where its data begin in the message
  std::size_t size = 0;
};

unsigned number_at(Message message, std::size_t at) {
  return static_cast<unsigned>(message[at] << 8U) | message[at + 1];
}

// Reads the name at `at`, and moves `at` behind it. False if there is none.
bool read_name(Message message, std::size_t& at, std::string& name) {
  if (at >= message.size()) return false;
  char* text = nullptr;
  long size = 0;
  if (ares_expand_name(message.data() + at, message.data(), static_cast<int>(message.size()), &text,
                       &size) != ARES_SUCCESS) {
    return false;
  }
  name = text;
  ares_free_string(text);
  at += static_cast<std::size_t>(size);
  return true;
}

// Reads the record at `at`, and moves `at` behind it. False if there is no whole one.
bool read_record(Message message, std::size_t& at, Record& record) {
  constexpr std::size_t fixed_size = 10;  // type, class, time to live, size of the data
  if (!read_name(message, at, record.owner) || message.size() - at < fixed_size) return false;
  record.type = number_at(message, at);
  record.kind = number_at(message, at + 2);
  record.size = number_at(message, at + fixed_size - 2);
  record.data = at + fixed_size;
  if (message.size() - record.data < record.size) return false;
  at = record.data + record.size;
  return true;
}

DnsStatus status_of(unsigned rcode) {
  constexpr std::array statuses{DnsStatus::nodata,   DnsStatus::formerr, DnsStatus::servfail,
                                DnsStatus::nxdomain, DnsStatus::notimp,  DnsStatus::refused};
  return rcode < statuses.size() ? statuses.at(rcode) : DnsStatus::other;
}

// Takes what is said of `name`, which an alias changes. Records of other names are nobody's
// business here, and may be put there by an attacker.
void take(Message message, const Record& record, std::string& name, DnsAnswer& answer) {
  if (record.kind != class_internet || !same_name(record.owner, name)) return;
  if (record.type == type_cname) {
    std::size_t at = record.data;
    if (read_name(message, at, name)) answer.alias = name;
    return;
  }
  const unsigned wanted = answer.ipv6 ? type_aaaa : type_a;
  const std::size_t size = answer.ipv6 ? sizeof(in6_addr) : sizeof(in_addr);
  if (record.type != wanted || record.size != size) return;
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int family = answer.ipv6 ? AF_INET6 : AF_INET;
  if (::inet_ntop(family, message.data() + record.data, text.data(), text.size()) != nullptr) {
    answer.addresses.emplace_back(text.data());
  }
}

// An answer that leads to other servers, from one that does not ask them itself.
bool is_referral(Message message) {
  constexpr unsigned authoritative = 4;
  constexpr unsigned recursive = 0x80;
  const bool no_records = number_at(message, 6) == 0 && number_at(message, 10) == 0;
  return no_records && (message[2] & authoritative) == 0 && (message[3] & recursive) == 0;
}

}  // namespace

void read_message(Message message, DnsAnswer& answer) {
  answer.addresses.clear();
  answer.status = DnsStatus::malformed;
  if (message.size() < header_size) return;
  constexpr unsigned truncation = 2;
  constexpr unsigned rcode_mask = 15;
  answer.truncated = (message[2] & truncation) != 0;
  const unsigned questions = number_at(message, 4);
  const unsigned records = number_at(message, 6);
  std::size_t at = header_size;
  std::string name;
  for (unsigned i = 0; i < questions; ++i) {
    if (!read_name(message, at, name) || message.size() - at < 4) return;
    at += 4;
  }
  Record record;
  unsigned read = 0;
  for (; read < records && read_record(message, at, record); ++read) {
    take(message, record, name, answer);
  }
  // What is missing may have been an address.
  if (read < records && !answer.has_addresses() && !answer.truncated) return;
  answer.status = status_of(message[3] & rcode_mask);
  if (answer.status != DnsStatus::nodata) {
    answer.addresses.clear();  // an error has none, whatever stands there
  } else if (answer.has_addresses() || answer.truncated) {
    answer.status = DnsStatus::noerror;
  } else if (answer.alias.empty() && is_referral(message)) {
    answer.status = DnsStatus::refused;
  }
}

}  // namespace rconn::net

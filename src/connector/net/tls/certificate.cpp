#include "connector/net/tls/certificate.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <ctime>
#include <optional>

namespace rconn::net {
namespace {

// In seconds, because nanoseconds end in 2262: "never" is written 9999-12-31 (RFC 5280 §4.1.2.5).
using std::chrono::sys_seconds;

std::string text_of(const OpenSsl& openssl, const X509_NAME* name) {
  const Bio bio = memory_bio(openssl);
  // Keeps bytes outside ASCII as they are; the output code escapes them.
  openssl.X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  return content(openssl, bio.get());
}

std::string bytes_of(const OpenSsl& openssl, const ASN1_STRING* string) {
  const auto* data = reinterpret_cast<const char*>(openssl.ASN1_STRING_get0_data(string));
  return {data, static_cast<std::size_t>(openssl.ASN1_STRING_length(string))};
}

std::string ip_text(const std::string& bytes) {
  std::array<char, INET6_ADDRSTRLEN> room{};
  const int family = bytes.size() == sizeof(in6_addr) ? AF_INET6 : AF_INET;
  if (family == AF_INET && bytes.size() != sizeof(in_addr)) return "?";
  return ::inet_ntop(family, bytes.data(), room.data(), room.size());
}

// None for the other kinds of names, which do not identify a server.
std::optional<std::string> name_text(const OpenSsl& openssl, const GENERAL_NAME& name) {
  switch (name.type) {
    case GEN_DNS:
      return "DNS:" + bytes_of(openssl, name.d.dNSName);
    case GEN_IPADD:
      return "IP:" + ip_text(bytes_of(openssl, name.d.iPAddress));
    case GEN_URI:
      return "URI:" + bytes_of(openssl, name.d.uniformResourceIdentifier);
    default:
      return std::nullopt;
  }
}

std::vector<std::string> alternative_names(const OpenSsl& openssl, X509* x509) {
  std::vector<std::string> all;
  const std::unique_ptr<GENERAL_NAMES, decltype(&::GENERAL_NAMES_free)> names(
      static_cast<GENERAL_NAMES*>(
          openssl.X509_get_ext_d2i(x509, NID_subject_alt_name, nullptr, nullptr)),
      openssl.GENERAL_NAMES_free);
  if (!names) return all;
  const auto* stack = reinterpret_cast<const OPENSSL_STACK*>(names.get());
  for (int i = 0; i < openssl.OPENSSL_sk_num(stack); ++i) {
    const auto* name = static_cast<const GENERAL_NAME*>(openssl.OPENSSL_sk_value(stack, i));
    if (auto text = name_text(openssl, *name)) all.push_back(*std::move(text));
  }
  return all;
}

std::optional<sys_seconds> moment_of(const OpenSsl& openssl, const ASN1_TIME* time) {
  std::tm broken_down{};
  if (time == nullptr || openssl.ASN1_TIME_to_tm(time, &broken_down) != 1) return std::nullopt;
  return sys_seconds{std::chrono::seconds{::timegm(&broken_down)}};
}

std::string utc(sys_seconds moment) {
  const std::time_t seconds = moment.time_since_epoch().count();
  std::tm broken_down{};
  ::gmtime_r(&seconds, &broken_down);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", broken_down.tm_year + 1900,
                     broken_down.tm_mon + 1, broken_down.tm_mday, broken_down.tm_hour,
                     broken_down.tm_min, broken_down.tm_sec);
}

}  // namespace

Certificate certificate_of(const OpenSsl& openssl, X509* x509) {
  Certificate certificate;
  certificate.subject = text_of(openssl, openssl.X509_get_subject_name(x509));
  certificate.issuer = text_of(openssl, openssl.X509_get_issuer_name(x509));
  certificate.names = alternative_names(openssl, x509);
  if (const auto from = moment_of(openssl, openssl.X509_get0_notBefore(x509))) {
    certificate.not_before = utc(*from);
  }
  if (const auto until = moment_of(openssl, openssl.X509_get0_notAfter(x509))) {
    certificate.not_after = utc(*until);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto left = std::chrono::floor<std::chrono::days>(*until - now);
    certificate.days_left = static_cast<int>(left.count());
  }
  return certificate;
}

}  // namespace rconn::net

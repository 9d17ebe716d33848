#include "connector/redis/banner.hpp"

#include <array>

namespace rconn {
namespace {

struct Banner {
  std::string_view start;
  std::string_view service;
};

constexpr std::array table{
    Banner{"HTTP/", "an HTTP server"},       Banner{"<", "a server that sends HTML or XML"},
    Banner{"SSH-", "an SSH server"},         Banner{"220", "an SMTP or FTP server"},
    Banner{"421", "an SMTP or FTP server"},  Banner{"500", "an SMTP or FTP server"},
    Banner{"* OK", "an IMAP server"},        Banner{"+OK", "a POP3 server"},
    Banner{"RFB ", "a VNC server"},          Banner{"AMQP", "an AMQP broker"},
    Banner{"INFO {", "a NATS server"},       Banner{"ERROR", "a memcached server"},
    Banner{"{", "a server that sends JSON"},
};

// Protocol 10 handshake: 3 bytes of length, sequence number 0, then the version.
bool is_mysql(std::string_view bytes) {
  return bytes.size() > 4 && bytes[3] == '\0' && (bytes[4] == '\x0a' || bytes[4] == '\xff');
}

}  // namespace

bool is_mail_greeting(std::string_view first_bytes) {
  return first_bytes.starts_with("* OK") || first_bytes.starts_with("+OK ");
}

bool is_tls_alert(std::string_view first_bytes) {
  return first_bytes.size() >= 2 && first_bytes[0] == '\x15' && first_bytes[1] == '\x03';
}

std::string_view banner_of(std::string_view first_bytes) {
  for (const Banner& banner : table) {
    if (first_bytes.starts_with(banner.start)) return banner.service;
  }
  if (is_mysql(first_bytes)) return "a MySQL or MariaDB server";
  return "something else";
}

}  // namespace rconn

#include "connector/redis/banner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "connector/values/text/lower_case.hpp"

namespace rconn {
namespace {

constexpr std::string_view looks = " looks like ";

struct Banner {
  std::string_view start;
  std::string_view service;
};

constexpr std::array table{
    Banner{"HTTP/", "an HTTP server"},
    Banner{"<", "a server that sends HTML or XML"},
    Banner{"SSH-", "an SSH server"},
    Banner{"220", "an SMTP or FTP server"},
    Banner{"421", "an SMTP or FTP server"},
    Banner{"500", "an SMTP or FTP server"},
    Banner{"* OK", "an IMAP server"},
    Banner{"+OK", "a POP3 server"},
    Banner{"RFB ", "a VNC server"},
    Banner{"AMQP", "an AMQP broker"},
    Banner{"INFO {", "a NATS server"},
    Banner{"ERROR", "a memcached server"},
    Banner{"{", "a server that sends JSON"},
    Banner{"CLIENT_ERROR", "a memcached server"},
    Banner{"SERVER_ERROR", "a memcached server"},
    Banner{"* BYE", "an IMAP server"},
    Banner{"RTSP/", "an RTSP server"},
    Banner{"SIP/", "a SIP server"},
    Banner{"@RSYNCD:", "an rsync server"},
    Banner{"UNKNOWN_COMMAND", "a beanstalkd server"},
    Banner{"\xff\xfb", "a Telnet server"},
    Banner{"\xff\xfd", "a Telnet server"},
};

// Protocol 10 handshake: 3 bytes of length, sequence number 0, then the version.
bool is_mysql(std::string_view bytes) {
  return bytes.size() > 4 && bytes[3] == '\0' && (bytes[4] == '\x0a' || bytes[4] == '\xff');
}

// A frame of type SETTINGS on stream 0 comes first (RFC 9113 §3.4, §4.1).
bool is_http2(std::string_view bytes) {
  constexpr std::string_view stream("\0\0\0\0", 4);
  return bytes.size() >= 9 && bytes[3] == '\x04' && bytes.substr(5, 4) == stream;
}

// An ErrorResponse: its length, then the field S of a version before 3, or of 3 (PostgreSQL's
// protocol, "Message Formats").
bool is_postgres(std::string_view bytes) {
  return bytes.size() >= 6 && bytes[0] == 'E' && bytes[1] == '\0' && bytes[5] == 'S';
}

// "554 5.5.1 ...": the replies of SMTP, FTP and NNTP (RFC 5321 §4.2).
bool is_numbered_reply(std::string_view bytes) {
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  return bytes.size() > 3 && bytes[0] >= '1' && bytes[0] <= '5' && is_digit(bytes[1]) &&
         is_digit(bytes[2]) && (bytes[3] == ' ' || bytes[3] == '-');
}

// What POP3 servers say about the lines of a Redis command, in lower case. Redis quotes the command
// that it does not know.
constexpr std::array mail_texts{
    std::string_view("unknown command."),
    std::string_view("unknown command:"),
    std::string_view("unrecognized command"),
    std::string_view("unrecognised command"),
    std::string_view("invalid command"),
    std::string_view("bad command"),
    std::string_view("command not recognized"),
    std::string_view("command unrecognized"),
    std::string_view("unimplemented"),
    std::string_view("not implemented"),
    std::string_view("in this state"),
    std::string_view("authorization state"),
    std::string_view("pop3"),
};

}  // namespace

std::string_view service_of_error(std::string_view error) {
  if (!error.starts_with("ERR")) return "";
  const std::string_view text = error.substr(3);
  if (text.starts_with(" 'Unknown Protocol")) return "a NATS server";
  const std::string lower = lower_case(text);
  const bool mail = text.find_first_not_of(' ') == std::string_view::npos ||
                    text.starts_with(" [") || text.starts_with(" Unknown command") ||
                    std::ranges::any_of(mail_texts, [&lower](std::string_view part) {
                      return lower.find(part) != std::string::npos;
                    });
  return mail ? "a POP3 server" : "";
}

bool is_mail_greeting(std::string_view first_bytes) {
  return first_bytes.starts_with("* OK") || first_bytes.starts_with("+OK ");
}

bool is_tls_alert(std::string_view first_bytes) {
  return first_bytes.size() >= 2 && first_bytes[0] == '\x15' && first_bytes[1] == '\x03';
}

// The types that RESP3 adds; a number, a letter or CR LF follows.
bool is_resp3(std::string_view first_bytes) {
  constexpr std::string_view types = ">%~,#(_=|!";
  if (first_bytes.size() < 3 || types.find(first_bytes[0]) == std::string_view::npos) return false;
  const std::size_t end = first_bytes.find("\r\n");
  if (end == std::string_view::npos || end > 24) return false;
  const std::string_view value = first_bytes.substr(1, end - 1);
  return value.find_first_not_of("0123456789+-.eEinfat") == std::string_view::npos;
}

std::string_view banner_of(std::string_view first_bytes) {
  for (const Banner& banner : table) {
    if (first_bytes.starts_with(banner.start)) return banner.service;
  }
  if (is_mysql(first_bytes)) return "a MySQL or MariaDB server";
  if (is_http2(first_bytes)) return "an HTTP/2 server";
  if (is_postgres(first_bytes)) return "a PostgreSQL server";
  if (is_numbered_reply(first_bytes)) return "an SMTP or FTP server";
  return "something else";
}

Detail looks_like(std::string_view subject, std::string_view service, std::string line) {
  return {own_words(fmt::format("{}{}{}: \"", subject, looks, service)), std::move(line), "\""};
}

std::string_view service_in(std::string_view text) {
  const std::size_t found = text.find(looks);
  if (found == std::string_view::npos) return "";
  const std::size_t start = found + looks.size();
  const std::size_t end = text.find(':', start);
  return text.substr(start, end == std::string_view::npos ? end : end - start);
}

}  // namespace rconn

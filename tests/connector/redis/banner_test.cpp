#include "connector/redis/banner.hpp"

#include "support/catch.hpp"

using rconn::banner_of;

TEST_CASE("another service is identified by its first bytes") {
  CHECK(banner_of("HTTP/1.1 400 Bad Request\r\n") == "an HTTP server");
  CHECK(banner_of("SSH-2.0-OpenSSH_9.2\r\n") == "an SSH server");
  CHECK(banner_of("220 mail.example ESMTP\r\n") == "an SMTP or FTP server");
  CHECK(banner_of(std::string_view("\x4a\0\0\0\x0a"
                                   "8.0.36\0",
                                   12)) == "a MySQL or MariaDB server");
  CHECK(banner_of("CLIENT_ERROR bad data chunk\r\n") == "a memcached server");
  CHECK(banner_of("554 5.7.1 no access\r\n") == "an SMTP or FTP server");
  CHECK(banner_of(std::string_view("\0\0\x12\x04\0\0\0\0\0", 9)) == "an HTTP/2 server");
  CHECK(banner_of(std::string_view("E\0\0\0\x20SFATAL\0", 12)) == "a PostgreSQL server");
  CHECK(banner_of("\xde\xad\xbe\xef") == "something else");
}

TEST_CASE("the errors of POP3 and NATS are told from those of Redis") {
  using rconn::service_of_error;
  for (const char* error : {"ERR", "ERR ", "ERR [IN-USE] mailbox locked", "ERR Unknown command.",
                            "ERR Unrecognized command", "ERR command not valid in this state"}) {
    INFO(error);
    CHECK(service_of_error(error) == "a POP3 server");
  }
  CHECK(service_of_error("ERR 'Unknown Protocol Operation'") == "a NATS server");
  for (const char* error : {"ERR unknown command 'HELLO'", "ERR syntax error", "LOADING wait",
                            "ERR max number of clients reached", "ERR invalid password"}) {
    INFO(error);
    CHECK(service_of_error(error).empty());
  }
}

TEST_CASE("a TLS alert record is known by content type and version") {
  CHECK(rconn::is_tls_alert("\x15\x03\x01"));
  CHECK_FALSE(rconn::is_tls_alert("\x16\x03\x01"));
  CHECK_FALSE(rconn::is_tls_alert("\x15"));
}

TEST_CASE("a reply of RESP3 is known by its type and what follows") {
  for (const char* line : {">2\r\n", "%7\r\n", "_\r\n", "#t\r\n", ",1.5\r\n", "(123\r\n"}) {
    INFO(line);
    CHECK(rconn::is_resp3(line));
  }
  for (const char* line : {"<html>\r\n", ">hello\r\n", "+OK\r\n", "_", "", "=this is text\r\n"}) {
    INFO(line);
    CHECK_FALSE(rconn::is_resp3(line));
  }
}

TEST_CASE("the service in a detail is found again, also where the quote is withheld") {
  const rconn::Detail detail = rconn::looks_like("it", "an HTTP server", "HTTP/1.1 looks like x");
  CHECK(detail == "it looks like an HTTP server: \"HTTP/1.1 looks like x\"");
  CHECK(rconn::service_in(detail.text()) == "an HTTP server");
  CHECK(rconn::service_in(without_quote(detail).text()) == "an HTTP server");
  CHECK(rconn::service_in("ERR no").empty());
}

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
  CHECK(banner_of("\xde\xad\xbe\xef") == "something else");
}

TEST_CASE("a TLS alert record is known by content type and version") {
  CHECK(rconn::is_tls_alert("\x15\x03\x01"));
  CHECK_FALSE(rconn::is_tls_alert("\x16\x03\x01"));
  CHECK_FALSE(rconn::is_tls_alert("\x15"));
}

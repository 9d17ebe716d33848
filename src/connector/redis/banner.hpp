// Identifies a service by the first bytes it sends, if they are not a Redis reply.
// Entry points: banner_of(), is_tls_alert(), is_mail_greeting(), service_of_error(); looks_like()
// for the detail of a failure. Pure; one table, in banner.cpp.
#pragma once

#include <string>
#include <string_view>

#include "connector/values/detail.hpp"

namespace rconn {

// "an HTTP server", "an SSH server", ... or "something else".
std::string_view banner_of(std::string_view first_bytes);

// The greetings of IMAP and POP3 could also be the beginning of a Redis reply.
bool is_mail_greeting(std::string_view first_bytes);

// The service whose error this is, if it is not one of Redis: the errors of POP3 (RFC 1939 §3, RFC
// 2449 §8) and NATS have the form of an error reply. Else empty.
std::string_view service_of_error(std::string_view error);

// A TLS alert record (RFC 8446 §5.1, content type 21): what a TLS port answers to plain text.
bool is_tls_alert(std::string_view first_bytes);

// The first line of a reply of RESP3, which servers send only to who asked for it by HELLO 3.
bool is_resp3(std::string_view first_bytes);

// `SUBJECT looks like SERVICE: "LINE"`, where LINE is the peer's.
Detail looks_like(std::string_view subject, std::string_view service, std::string line);

// The service in a text that looks_like() made; empty: none.
std::string_view service_in(std::string_view text);

}  // namespace rconn

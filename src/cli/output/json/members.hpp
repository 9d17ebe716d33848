// The members of the objects tls and server in a report.
// Entry points: tls_members(), server_members(). One table each, in members.cpp; man/rconn-json.5
// lists the same rows and a test compares them. Rows are added, never changed.
#pragma once

#include <span>

#include "cli/output/json/table/member.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

std::span<const Member<TlsFacts>> tls_members();
std::span<const Member<Identity>> server_members();

}  // namespace rconn::cli

// What a reply means: as expected, or which fault.
// Entry point: fault_in(). Pure; one table of error words, in reply_fault.cpp.
// Errors are told by their first word, never by product; only where the word is a bare ERR does
// a piece of the text decide.
#pragma once

#include <optional>

#include "connector/redis/resp/reply.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// Nothing if `reply` is what the command of that rung must answer: OK to AUTH and SELECT, PONG
// to PING. Otherwise the fault, with the server's words as detail.
std::optional<Failure> fault_in(const resp::Reply& reply, Rung rung);

}  // namespace rconn

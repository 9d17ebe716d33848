// What a reply means: as expected, or which fault.
// Entry point: fault_in(). Pure; one table of error words, in reply_fault.cpp.
// Errors are told by their first word, never by product; only where the word is a bare ERR does
// a piece of the text decide.
#pragma once

#include <optional>

#include "connector/fault.hpp"
#include "connector/report.hpp"
#include "connector/resp/reply.hpp"

namespace rconn {

// Nothing if `reply` is what the command of that rung must answer: OK to AUTH and SELECT, PONG
// to PING. Otherwise the fault, with the server's words as detail.
std::optional<Failure> fault_in(const resp::Reply& reply, Rung rung);

}  // namespace rconn

// Converts a reply to a Failure, if it is not the expected one.
// Entry points: fault_in(), is_answer_of_redis(). Pure. The table of errors is in reply_fault.cpp.
// Errors are recognised by their first word, never by product; if that is only ERR, by a part of
// the text.
#pragma once

#include <optional>

#include "connector/redis/resp/reply.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// None if `reply` is the expected one for the command of that rung: OK for AUTH and SELECT, PONG
// for PING. Otherwise the fault, with the server's message as detail.
std::optional<Failure> fault_in(const resp::Reply& reply, Rung rung);

// Whether only a Redis server, or what stands in for one, answers the command of that rung like
// this: by the expected reply or by an error of Redis, and not by one that comes before a command
// is read (maxclients, protected mode) or complains about another command.
bool is_answer_of_redis(const resp::Reply& reply, Rung rung);

}  // namespace rconn

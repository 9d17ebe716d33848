// Holds one connection: opens it, leaves it silent as planned, uses it, and finds out what became
// of it. Entry point: hold(). A sample that was interrupted stays `pending`, with the age so far.
#pragma once

#include "connector/idle/context.hpp"
#include "connector/idle/control.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/idle/idle_sample.hpp"

namespace rconn {

// All must outlive the call.
asio::awaitable<void> hold(IdleSample& sample, IdleContext& context, IdleControl& control);

}  // namespace rconn

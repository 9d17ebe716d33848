// The part of Asio that headers may use, of every version from 1.22 to 1.30; sockets and timers
// belong in .cpp files, because they take seconds to compile. The target rconn::connector
// configures Asio, so that it is the same in every file. Code waits with redirect_error, whose name
// is the same in every Asio since 1.13.
#pragma once

#ifndef ASIO_CUSTOM_HANDLER_TRACKING
#error "Asio is configured by the target rconn::connector: link it"
#endif
#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>

// Configures Asio, for every version from 1.22 to 1.30. Every file that uses Asio includes this
// first. Headers get only <asio/awaitable.hpp> from it; sockets and timers belong in .cpp files,
// because they take seconds to compile.
// Code waits with redirect_error, whose name is the same in every Asio since 1.13.
#pragma once

#ifndef ASIO_STANDALONE
#define ASIO_STANDALONE
#endif
// Asio before 1.24 recognises clang's coroutines only by the flag of their draft.
#ifndef ASIO_HAS_CO_AWAIT
#define ASIO_HAS_CO_AWAIT 1
#endif
// Makes Asio allocate with `new`, so that main's new-handler is called when memory runs out.
#ifndef ASIO_DISABLE_STD_ALIGNED_ALLOC
#define ASIO_DISABLE_STD_ALIGNED_ALLOC
#endif
// Tells net/loop_clock when the reactor was woken.
#ifndef ASIO_CUSTOM_HANDLER_TRACKING
#define ASIO_CUSTOM_HANDLER_TRACKING "connector/net/reactor_events.hpp"
#endif
#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>

// The one place that knows which Asio this is and how it is configured. Every file that uses
// Asio includes this first. Headers include only <asio/awaitable.hpp> through it; sockets and
// timers stay in the .cpp files, for they take seconds to compile.
// Completions are taken with redirect_error, which every Asio since 1.13 spells alike.
#pragma once

#ifndef ASIO_STANDALONE
#define ASIO_STANDALONE
#endif
// Asio before 1.24 knows clang's coroutines only by the flag of their draft.
#ifndef ASIO_HAS_CO_AWAIT
#define ASIO_HAS_CO_AWAIT 1
#endif
// Its memory comes from `new`, so that a lack of it is met as everywhere: see main.
#ifndef ASIO_DISABLE_STD_ALIGNED_ALLOC
#define ASIO_DISABLE_STD_ALIGNED_ALLOC
#endif
#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>

// Passes the inputs of libFuzzer to the one target of this binary, and prints their total size at
// exit. Entry point: LLVMFuzzerTestOneInput(), which libFuzzer calls.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fuzz/fuzz_target.hpp"

namespace {

std::size_t bytes_in_all = 0;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  return std::atexit([] { std::fprintf(stderr, "stat::bytes: %zu\n", bytes_in_all); });
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bytes_in_all += size;
  rconn::fuzz::FuzzTarget::first()->run({reinterpret_cast<const char*>(data), size});
  return 0;
}

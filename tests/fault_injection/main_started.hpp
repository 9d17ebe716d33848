// How a preloaded library tells a tracer that main begins: by a system call that does not exist.
#pragma once

namespace fault_injection {

constexpr long main_started = 0x6d61696e;

}  // namespace fault_injection

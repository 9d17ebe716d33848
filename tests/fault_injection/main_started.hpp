// The signal from the preloaded library to the tracer that main begins: an undefined system call.
#pragma once

namespace fault_injection {

constexpr long main_started = 0x6d61696e;

}  // namespace fault_injection

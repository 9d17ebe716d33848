// The system calls that can be made to fail, and the errors to inject in each.
// Entry points: system_calls(), name_of().
// A call that rconn makes and that the table lacks fails the test. The errors are those that can
// occur on a working machine. A call without errors cannot fail (getpid), does not depend on the
// state of the machine (timerfd_settime), or aborts the process in the C library if it fails
// (futex, rseq).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fault_injection {

struct SystemCall {
  long number;
  std::string_view name;
  std::string_view errors;  // names separated by spaces; "short": transfers half of the bytes
};

std::span<const SystemCall> system_calls();

// Returns the number in digits if the call is not in the table.
std::string name_of(long number);

}  // namespace fault_injection

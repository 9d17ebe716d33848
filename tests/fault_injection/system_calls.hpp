// The system calls that can be made to fail, and the errors each is made to fail with.
// Entry points: system_calls(), name_of(). A call that rconn makes and the table lacks is an error
// of the test. Errors are those that the call knows on a machine that works: a call without any
// cannot fail (getpid), not by the state of the machine (timerfd_settime), or is a contract between
// the C library and the kernel, which ends the process where it is broken (futex, rseq).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fault_injection {

struct SystemCall {
  long number;
  std::string_view name;
  std::string_view errors;  // names, with blanks between; "short": half of what it was to move
};

std::span<const SystemCall> system_calls();

// The number itself, in digits, where it is not in the table.
std::string name_of(long number);

}  // namespace fault_injection

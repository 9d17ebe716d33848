#include "cli/commands/process_settings.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <optional>

namespace rconn::cli {
namespace {

struct Inherited {
  std::optional<rlimit> core;
  struct sigaction no_reader{};
  struct sigaction full_file{};
};

// exec(3) has no other way to hand it on: between main and the command lies all of rconn.
Inherited former;

std::optional<rlimit> core_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_CORE, &limit) != 0) return std::nullopt;
  return limit;
}

// Not PR_SET_DUMPABLE, which would keep debuggers and /proc from their own user, too.
void forbid_core_dumps() {
  // Less than any file, and what Linux takes for "neither to a program": a limit of 0 is not heeded
  // where core(5)'s core_pattern names one.
  constexpr rlim_t none = 1;
  if (!former.core) return;
  const rlimit least{std::min(none, former.core->rlim_max), former.core->rlim_max};
  static_cast<void>(::setrlimit(RLIMIT_CORE, &least));  // no more than was allowed: never refused
}

}  // namespace

void change_process_settings() {
  former.core = core_limit();
  forbid_core_dumps();
  // A reader that is gone, or a file that may grow no more, is an error like a full disk.
  struct sigaction ignore{};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, &former.no_reader);
  ::sigaction(SIGXFSZ, &ignore, &former.full_file);
}

void restore_process_settings() {
  if (former.core) static_cast<void>(::setrlimit(RLIMIT_CORE, &*former.core));
  ::sigaction(SIGPIPE, &former.no_reader, nullptr);
  ::sigaction(SIGXFSZ, &former.full_file, nullptr);
}

}  // namespace rconn::cli

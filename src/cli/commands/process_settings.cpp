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

// Global, because main saves it and a command restores it before exec(3).
Inherited former;

std::optional<rlimit> core_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_CORE, &limit) != 0) return std::nullopt;
  return limit;
}

// Does not use PR_SET_DUMPABLE, which would also deny the user debuggers and /proc.
void forbid_core_dumps() {
  // One byte is too small for any core file. 0 would not do: Linux ignores it if core_pattern is a
  // pipe to a program, but with 1 it does not start the program (core(5)).
  constexpr rlim_t none = 1;
  if (!former.core) return;
  const rlimit least{std::min(none, former.core->rlim_max), former.core->rlim_max};
  static_cast<void>(
      ::setrlimit(RLIMIT_CORE, &least));  // never above the hard limit, so it cannot fail
}

}  // namespace

void change_process_settings() {
  former.core = core_limit();
  forbid_core_dumps();
  // Makes write() return an error, as on a full disk, instead of ending the process.
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

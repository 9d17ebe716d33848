// Runs a command and prints its peak memory and, with a budget, its wall time as a ratio to the
// budget.
// Usage: peak LABEL BUDGET COMMAND [ARGUMENT...]   (BUDGET in seconds, 0: none; the command's
// output is
// dropped; its exit status is printed only if a signal ended it)

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

using Seconds = std::chrono::duration<double>;

// Redirects standard output and standard error to /dev/null.
pid_t start(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = -1;
  const int error = posix_spawnp(&child, command[0], &actions, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : -1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: peak LABEL BUDGET COMMAND [ARGUMENT...]\n");
    return 3;
  }
  const auto began = std::chrono::steady_clock::now();
  const pid_t child = start(argv + 3);
  int status = 0;
  rusage used{};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child || WIFSIGNALED(status)) {
    std::fprintf(stderr, "peak: failed: %s\n", argv[3]);
    return 1;
  }
  const double took = Seconds(std::chrono::steady_clock::now() - began).count();
  const double budget = std::atof(argv[2]);
  constexpr double kib_per_mib = 1024;
  std::printf("  %6.1f MiB", static_cast<double>(used.ru_maxrss) / kib_per_mib);
  if (budget > 0) {
    std::printf("  %6.2f of the timeout", took / budget);
  } else {
    std::printf("  %22s", "");
  }
  std::printf("  %s\n", argv[1]);
  return 0;
}

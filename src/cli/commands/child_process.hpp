// Runs the command that follows a wait.
// Entry point: run_child(). Usually the command replaces this process by exec(3). The first process
// of a PID namespace (a container) starts it as a child instead, because a program that does not
// expect to be that process ignores signals without a handler and leaves zombies.
#pragma once

#include <string>
#include <vector>

namespace rconn::cli {

// The result of a command that was not started, or that has ended as a child.
struct ChildEnd {
  int error = 0;   // errno: why it was not started
  int status = 0;  // otherwise its exit status; 128 + N after signal N, as a shell
};

// `command` is not empty; its first word is looked up in PATH. As the first process: passes every
// signal on that can be caught, and waits for all orphans.
ChildEnd run_child(const std::vector<std::string>& command);

}  // namespace rconn::cli

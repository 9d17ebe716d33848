// Runs a command, without a shell, for what it prints.
// Entry point: command_output(). The command gets no descriptor of this process but standard error,
// and no terminal to read from; it leads a process group of its own, which is killed at the
// end of the wait, when a signal is caught, and once the command has ended. No child is left
// behind.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "connector/net/process/wait_end.hpp"
#include "connector/values/result.hpp"

namespace rconn::net {

struct CommandError {
  enum class Kind {
    not_started,  // `number`: errno
    status,       // it exited with `number`
    signal,       // signal `number` ended it
    timed_out,
    interrupted,  // a signal was caught here, or the wait was stopped
    too_large,    // it printed more than `max_size`
    failed,       // its output could not be read; `number`: errno
  };
  Kind kind = Kind::failed;
  int number = 0;
};

// What the command wrote to standard output until it exited with 0. `words` is not empty; the first
// is looked up in PATH. Blocks.
Result<std::string, CommandError> command_output(const std::vector<std::string>& words,
                                                 std::size_t max_size, const WaitEnd& end);

}  // namespace rconn::net

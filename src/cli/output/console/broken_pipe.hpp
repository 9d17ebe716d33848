// Ends a run whose standard output has lost its reader, as other filters end.
// Entry point: end_by_broken_pipe().
#pragma once

namespace rconn::cli {

// Ends the process by SIGPIPE; where that is not possible, with the status that a shell gives it.
[[noreturn]] void end_by_broken_pipe();

}  // namespace rconn::cli

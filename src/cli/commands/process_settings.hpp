// Changes inherited settings of the process: disables core dumps, which could contain a password,
// and ignores the signals that a failed write raises (SIGPIPE, SIGXFSZ).
// Entry points: change_process_settings(), first in main; restore_process_settings(), before
// executing another command.
#pragma once

namespace rconn::cli {

void change_process_settings();
void restore_process_settings();

}  // namespace rconn::cli

// No core dump of a process that may hold a password.
// Entry points: forbid_core_dumps(), first thing in main; allow_core_dumps_again(), for a command
// that takes rconn's place.
#pragma once

namespace rconn::cli {

void forbid_core_dumps();
void allow_core_dumps_again();

}  // namespace rconn::cli

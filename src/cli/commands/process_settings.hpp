// What rconn's process inherited and does not leave as it was: core dumps, for there may be a
// password in them; and the signals that end whoever writes what nobody takes.
// Entry points: change_process_settings(), first thing in main; restore_process_settings(), for a
// command that takes rconn's place.
#pragma once

namespace rconn::cli {

void change_process_settings();
void restore_process_settings();

}  // namespace rconn::cli

// What rconn's process inherited and does not leave as it was: core dumps, for there may be a
// password in them; and the signals that end whoever writes what nobody takes.
// Entry points: change_inherited(), first thing in main; give_back_inherited(), for a command that
// takes rconn's place.
#pragma once

namespace rconn::cli {

void change_inherited();
void give_back_inherited();

}  // namespace rconn::cli

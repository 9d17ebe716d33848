// Whether the output has room for more reports. While it has none, a run starts no targets; those
// in progress go on.
// Entry point: Room, which the listener of a run returns.
#pragma once

namespace rconn {

enum class Room {
  yes,
  not_yet,  // ask again shortly
  never,    // nobody takes the output: end the run
};

}  // namespace rconn

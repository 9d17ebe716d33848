// How a connection ended, from what was observed of it and of a new connection beside it.
// Entry point: classify(). Pure.
#pragma once

#include <optional>

#include "connector/values/evidence/path_facts.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/idle/idle_sample.hpp"

namespace rconn {

struct IdleBreak {
  Failure failure;
  bool in_use = false;             // the failure is the answer to a command
  bool answered = false;           // by an error
  bool keepalive_gave_up = false;  // ETIMEDOUT: nothing acknowledged the keepalives (tcp(7))
  std::optional<PathFacts> path;
  bool server_answers = false;  // on a new connection, afterwards
  bool turned_away = false;     // it does not serve it, but says so
  bool was_down = false;        // an earlier one of these had failed
  bool is_slow = false;         // it took much longer than when this one was opened
  bool server_is_new = false;   // it is another process, which started during the silence
};

IdleEnd classify(const IdleBreak& seen);

}  // namespace rconn

// What a run does with each of its targets.
// Entry point: Operation.
#pragma once

namespace rconn {

enum class Operation {
  ping,      // all rungs, then close
  trace,     // the same, then whatever else helps to explain the result
  topology,  // all rungs, then every member of the target's topology
  resolve,   // only the rung resolve: to which addresses would it connect?
};

}  // namespace rconn

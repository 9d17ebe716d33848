// What is done with each target of a run.
// Entry point: Operation. The only place that says whether a topology was asked for.
#pragma once

namespace rconn {

enum class Operation {
  ping,      // all rungs, then close
  trace,     // the same, and whatever else explains it
  topology,  // all rungs, then every member of what the target is part of
  resolve,   // only the rung resolve: where would it connect to?
};

}  // namespace rconn

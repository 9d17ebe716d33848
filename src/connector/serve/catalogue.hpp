// Which targets a server of probes knows, and which others it may be asked for.
// Entry point: Catalogue, which the front end makes of command line and configuration file.
// Invariant: immutable; a reload makes another one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "connector/run/operation.hpp"
#include "connector/values/result.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// What /probe does for one target and module.
struct ProbePlan {
  Target target;
  Operation operation = Operation::ping;  // ping, trace or topology
  std::string module;
};

struct ProbeRefusal {
  enum class Why {
    malformed,    // no target, or credentials in it: 400
    no_module,    // there is no module of that name: 400
    not_allowed,  // not listed, and no pattern allows it: 403
  };
  Why why = Why::malformed;
  std::string words;  // for the client: without secrets, quotes only what may be quoted
};

// A target that is checked all the time, for /readyz, /livez, /startupz and the status page.
struct ListedTarget {
  std::string name;  // by which `?target=` may name it, beside the text of the target
  ProbePlan plan;
  bool watched = false;
};

class Catalogue {
 public:
  virtual ~Catalogue() = default;
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  // `target`: the name of a listed one, or a target that is allowed. An empty `module`: the one
  // that the configuration gives to that target, else "default".
  [[nodiscard]] virtual Result<ProbePlan, ProbeRefusal> find(std::string_view target,
                                                             std::string_view module) const = 0;

  [[nodiscard]] virtual std::span<const ListedTarget> listed() const = 0;

  // The places in listed() of all that `target` means: by name, or in any spelling of the address.
  // Empty: it is not listed, or not understood.
  [[nodiscard]] virtual std::vector<std::size_t> places_of(std::string_view target) const = 0;

  // The names of the modules, "default" among them.
  [[nodiscard]] virtual std::vector<std::string> modules() const = 0;

 protected:
  Catalogue() = default;
};

}  // namespace rconn

#include "connector/diagnosis/observe_place.hpp"

namespace rconn {

PlaceFacts observe_place(const Target& target, const Report& report) {
  static_cast<void>(target);
  static_cast<void>(report);
  return {};
}

}  // namespace rconn

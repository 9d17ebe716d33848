// The number of descriptors that this process may have open.
// Entry point: RaisedDescriptorLimit, created once at the start of a run that needs many.
#pragma once

#include <sys/resource.h>

#include <cstddef>
#include <optional>

namespace rconn {

// Descriptors that a lookup may need temporarily (resolv.conf(5)).
inline constexpr std::size_t descriptors_of_lookup = 2;

// Descriptors for everything else: standard streams, files, the event loop.
inline constexpr std::size_t reserved_descriptors = 24;

// Raises the soft limit to the hard limit, if possible; the destructor restores it. This is
// harmless for code that does not use select(2). Only one instance at a time.
class RaisedDescriptorLimit {
 public:
  RaisedDescriptorLimit();
  ~RaisedDescriptorLimit();
  RaisedDescriptorLimit(const RaisedDescriptorLimit&) = delete;
  RaisedDescriptorLimit& operator=(const RaisedDescriptorLimit&) = delete;

  // The number of descriptors this process may have open; at most a million, even without a limit.
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::optional<rlimit> before_;  // none: nothing was changed
  std::size_t count_;
};

}  // namespace rconn

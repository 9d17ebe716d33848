// How many connections this process may have open at once.
// Entry point: RaisedDescriptorLimit, which a run that needs many makes once, at its start.
#pragma once

#include <sys/resource.h>

#include <cstddef>
#include <optional>

namespace rconn {

// What a lookup may need for a while (resolv.conf(5)).
inline constexpr std::size_t descriptors_of_lookup = 2;

// What everything else needs: standard streams, files, the event loop.
inline constexpr std::size_t descriptors_besides = 24;

// While it lives, the soft limit of descriptors is the hard one, as far as the kernel lets it be;
// then it is what it was. That harms nobody who does not use select(2). One of these at a time.
class RaisedDescriptorLimit {
 public:
  RaisedDescriptorLimit();
  ~RaisedDescriptorLimit();
  RaisedDescriptorLimit(const RaisedDescriptorLimit&) = delete;
  RaisedDescriptorLimit& operator=(const RaisedDescriptorLimit&) = delete;

  // How many descriptors this process may have; at most a million, also where there is no limit.
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::optional<rlimit> before_;  // none: nothing was changed
  std::size_t count_;
};

}  // namespace rconn

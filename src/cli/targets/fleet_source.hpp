// Supplies the targets of a check: first those of the command line, then those of the list, then
// those of the service discovery file.
// Entry points: FleetSource::open(), then pull() for each target.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/targets/line_stream.hpp"
#include "cli/targets/service_discovery.hpp"
#include "cli/targets/targets.hpp"
#include "connector/run/target_source.hpp"

namespace rconn::cli {

class FleetSource {
 public:
  // `complain` is called with a message for each entry that is not a valid target, and with the
  // warnings about those that are. Errors: a list that cannot be read. `named` and what `complain`
  // refers to must outlive the source.
  static Parsed<FleetSource> open(const NamedTargets& named, const Options& options,
                                  std::function<void(const std::string&)> complain);

  // The next target; or a descriptor to wait for; or neither, when there are no more.
  Pull pull();

  struct Rest {
    std::size_t targets = 0;
    bool complete = false;  // the lists were read to their end
  };

  // Reads on for a short time, without waiting for input, and counts the remaining targets.
  Rest count_rest();

  [[nodiscard]] std::size_t bad_lines() const { return bad_lines_; }

  // Whether reading a list failed midway, so that the rest of it is unknown.
  [[nodiscard]] bool broken_off() const { return broken_off_; }

 private:
  FleetSource(const NamedTargets& named, std::function<void(const std::string&)> complain)
      : named_(&named), complain_(std::move(complain)) {}

  std::optional<Pull> pull_line();
  std::optional<Target> target_at(const std::string& place, const std::string& text);
  void refuse(const std::string& place, const std::string& problem);

  const NamedTargets* named_;
  std::function<void(const std::string&)> complain_;
  std::size_t next_named_ = 0;
  std::optional<LineStream> lines_;
  std::vector<Discovered> discovered_;
  std::size_t next_discovered_ = 0;
  std::size_t bad_lines_ = 0;
  bool broken_off_ = false;
};

}  // namespace rconn::cli

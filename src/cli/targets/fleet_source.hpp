// The targets of a check, in order: those of the command line, of the list, of the service
// discovery file. Entry point: FleetSource::open(), then pull() for each.
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
  // `complain` is told of each line that names no target, and of what is odd in one that does.
  // Errors: a list that cannot be read. All must outlive the source.
  static Parsed<FleetSource> open(const NamedTargets& named, const Options& options,
                                  std::function<void(const std::string&)> complain);

  Pull pull();

  // How many more there are, as far as that can be told without waiting for somebody.
  std::size_t count_rest();

  [[nodiscard]] std::size_t bad_lines() const { return bad_lines_; }

  // Whether a list broke off: it cannot be known what else was in it.
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

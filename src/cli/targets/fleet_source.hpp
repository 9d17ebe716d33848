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

// What is told of a list besides its targets.
struct ListMessage {
  enum class Kind { warning, bad_entry, broken_off };

  Kind kind;
  std::string place;  // "FILE, line 3"; of a list that is broken off: its name
  std::string words;
};

// "warning: FILE, line 3: ...", or without the first word.
std::string in_words(const ListMessage& message);

class FleetSource {
 public:
  using Complain = std::function<void(const ListMessage&)>;

  // `complain` is called for each entry that is not a valid target, with the warnings about those
  // that are, and where a list is broken off. Errors: a list that cannot be read. `named` and what
  // `complain` refers to must outlive the source.
  static Parsed<FleetSource> open(const NamedTargets& named, const Options& options,
                                  Complain complain);

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
  FleetSource(const NamedTargets& named, Complain complain)
      : named_(&named), complain_(std::move(complain)) {}

  std::optional<Pull> pull_line();
  std::optional<Target> target_at(const std::string& place, const std::string& text);
  void refuse(const std::string& place, const std::string& problem);

  const NamedTargets* named_;
  Complain complain_;
  std::size_t next_named_ = 0;
  std::optional<LineStream> lines_;
  std::vector<Discovered> discovered_;
  std::size_t next_discovered_ = 0;
  std::size_t bad_lines_ = 0;
  bool broken_off_ = false;
};

}  // namespace rconn::cli

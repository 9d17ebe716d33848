#include "cli/options/end_of_run.hpp"

#include "connector/net/file_reader.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {

std::optional<net::Clock::time_point> end_of_run(const Options& options) {
  const auto budget = phpredis::timeval_of(options.deadline);
  if (!budget) return std::nullopt;
  return net::process_start() + *budget;
}

}  // namespace rconn::cli

#include "command_line/output/undeliverable_output.hpp"

#include <utility>

namespace support {

Surroundings in_child(std::function<void()> action) { return {{}, "", std::move(action)}; }

std::vector<Words> every_output(const std::string& at) {
  std::vector<Words> all{{"--help"}, {"--version"}, {"ping", "--help"}};
  const std::vector<Words> formats{
      {}, {"-o", "json"}, {"--format", "{target}\n"}, {"-o", "nagios"}, {"-o", "openmetrics"}};
  for (const char* command : {"ping", "trace", "wait", "topology", "check", "key", "endpoint"}) {
    const bool asks = command != std::string("key") && command != std::string("endpoint");
    if (command == std::string("ping") || command == std::string("check")) {
      for (const char* const results : {"junit", "tap"}) {
        all.push_back({command, at, "-o", results});
      }
    }
    for (std::size_t i = 0; i < (asks ? formats.size() : 3); ++i) {
      all.push_back(joined({command, at}, formats[i]));
    }
  }
  return all;
}

void check_not_delivered(const Words& words, const Outcome& outcome, const std::string& where) {
  INFO(words[0] << " " << words.back() << ": " << outcome.out << outcome.err);
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("rconn: " + where));
}

}  // namespace support

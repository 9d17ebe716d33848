// A configuration file of a server under test, which may be written again.
// Entry points: Configuration, target_entry(). Targets are checked often, so that a test is short.
#pragma once

#include <string>

#include "support/temporary_directory.hpp"

namespace support {

class Configuration {
 public:
  explicit Configuration(const std::string& rest) { write(rest); }

  void write(const std::string& rest) const {
    static_cast<void>(directory_.file(
        "rconn.toml", "[serve]\ninterval = \"200ms\"\nprobe-timeout = \"500ms\"\n" + rest));
  }
  [[nodiscard]] std::string path() const { return directory_.path("rconn.toml"); }

 private:
  TemporaryDirectory directory_;
};

// `more`: further lines of the table.
inline std::string target_entry(const std::string& name, const std::string& at,
                                const std::string& more = "") {
  return "[targets." + name + "]\ntarget = \"" + at + "\"\n" + more + "\n";
}

}  // namespace support

// An error about the options of a table that shows only when they are used: a file that they name
// cannot be read. It names the key where it stands, be that in the table's module.
// Entry points: KeyError; in_words().
#pragma once

#include <string>
#include <string_view>

#include "cli/config/keys.hpp"
#include "cli/config/option_set.hpp"
#include "cli/options/usage.hpp"
#include "connector/values/fault.hpp"

namespace rconn::cli::config {

struct KeyError {
  Place table;
  unsigned line;
  const OptionSet& set;

  // Words that begin with an option name its key instead: "--pass-file: ...".
  [[nodiscard]] UsageError of(std::string_view words) const;
  [[nodiscard]] UsageError of(const Failure& failure) const;
};

// Of a TLS setting that cannot be used: settings by their keys.
std::string in_words(const Detail& detail);

}  // namespace rconn::cli::config

// What serve works by, made of the configuration file and of the command line.
// Entry point: load_setup(), at the start and for each reload. It owns all that it returns, and
// may be called on a thread of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "cli/config/config_file.hpp"
#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/output/console/console.hpp"
#include "cli/targets/target_builder.hpp"
#include "connector/net/address.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/serve/serve.hpp"

namespace rconn::cli {

// What only a restart changes.
struct FixedSettings {
  std::optional<std::string> listen;  // of the command line, else of the file
  std::chrono::milliseconds drain{10'000};
};

struct LoadedSetup {
  ServeSetup setup;
  FixedSettings fixed;
  config::ConfigFile file;   // path empty: there is none
  bool ignores_url = false;  // $REDIS_URL names a target, which the file takes the place of
};

// `given`: the targets of the command line. Without a target there, the default one counts only if
// there is no configuration file. Blocks while files are read and commands run, for at most
// load_patience. `file_in_force`: the configuration file that a reload reads again, which must be
// there; none: it is looked for. `stop` ends the wait. Errors: the file cannot be read or is not
// valid; a password cannot be got.
Parsed<LoadedSetup> load_setup(std::span<const Target> given, const Options& options,
                               const Environment& environment,
                               const std::optional<std::string>& file_in_force = std::nullopt,
                               net::StopFlag stop = nullptr);

// In words, which of `next` are others than those in force; empty: none.
std::string held_back(const FixedSettings& in_force, const FixedSettings& next);

// Where it listens. The error names the option or the key.
Parsed<net::Address> address_of(const LoadedSetup& loaded, const Options& options);

// "3 targets", or that no target is listed.
std::string targets_in_words(std::size_t count);

// Tells that $REDIS_URL is not used, if it is not.
void warn_of_url(const LoadedSetup& loaded, const Options& options, Console& console);

inline constexpr std::chrono::seconds load_patience{30};

}  // namespace rconn::cli

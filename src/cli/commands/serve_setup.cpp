#include "cli/commands/serve_setup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/commands/listen_address.hpp"
#include "cli/config/catalogue.hpp"
#include "cli/config/keys.hpp"
#include "cli/config/read_config.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli {
namespace {

template <typename Slot, typename Set>
void set_if(Slot& slot, const std::optional<Set>& set) {
  if (set) slot = *set;
}

bool is_named(const Target& target) {
  return target.origin != TargetOrigin::standard && target.origin != TargetOrigin::environment;
}

}  // namespace

Parsed<LoadedSetup> load_setup(std::span<const Target> given, const Options& options,
                               const Environment& environment,
                               const std::optional<std::string>& file_in_force,
                               net::StopFlag stop) {
  net::WaitEnd end = net::Clock::now() + load_patience;
  end.stop = std::move(stop);
  auto file = file_in_force ? config::read_config_at(*file_in_force, end)
                            : config::read_config(options, environment, end);
  if (!file) return std::move(file).error();
  if (file_in_force && file.value().is_empty) {  // it may be about to be written
    return UsageError{file.value().path + ": it sets nothing"};
  }
  LoadedSetup loaded;
  loaded.file = std::move(file).value();
  const bool has_file = !loaded.file.path.empty();
  if (has_file && std::ranges::none_of(given, is_named)) {
    loaded.ignores_url =
        std::ranges::find(given, TargetOrigin::environment, &Target::origin) != given.end();
    given = {};
  }
  auto catalogue = config::make_catalogue(loaded.file, given, environment, end);
  if (!catalogue) return std::move(catalogue).error();
  const config::ServeSettings& settings = loaded.file.serve;
  loaded.setup.catalogue = std::move(catalogue).value();
  loaded.setup.configuration = loaded.file.path;
  loaded.setup.file = loaded.file.opened;
  set_if(loaded.setup.interval, settings.interval);
  set_if(loaded.setup.watch_interval, settings.watch_interval);
  set_if(loaded.setup.max_probes, settings.max_probes);
  set_if(loaded.setup.offset, settings.timeout_offset);
  set_if(loaded.setup.longest, settings.probe_timeout);
  set_if(loaded.fixed.drain, settings.drain);
  loaded.fixed.listen = options.listen ? options.listen : settings.listen;
  return loaded;
}

std::string held_back(const FixedSettings& in_force, const FixedSettings& next) {
  const bool listens_elsewhere = next.listen.value_or(std::string(default_listen_address)) !=
                                 in_force.listen.value_or(std::string(default_listen_address));
  const bool drains_otherwise = next.drain != in_force.drain;
  if (!listens_elsewhere && !drains_otherwise) return {};
  const char* const names = listens_elsewhere && drains_otherwise ? "'listen' and 'drain'"
                            : listens_elsewhere                   ? "'listen'"
                                                                  : "'drain'";
  return fmt::format("the new {} takes effect only by a restart", names);
}

Parsed<net::Address> address_of(const LoadedSetup& loaded, const Options& options) {
  auto address = listen_address(loaded.fixed.listen.value_or(std::string(default_listen_address)));
  if (address) return address;
  if (options.listen) return UsageError{"--listen: " + address.error().message};
  const config::Place place{loaded.file.path, "serve.listen"};
  return place.wrong(loaded.file.serve.listen_line, address.error().message);
}

std::string targets_in_words(std::size_t count) {
  return counted(count, "target") + (count == 0 ? ": no target is listed" : "");
}

void warn_of_url(const LoadedSetup& loaded, const Options& options, Console& console) {
  if (!loaded.ignores_url || options.quiet) return;
  console.warn(
      "rconn: serve: warning: $REDIS_URL is not used: the configuration file lists the targets\n");
}

}  // namespace rconn::cli

#include "connector/serve/serve.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/command_line/version.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/serve_check.hpp"
#include "cli/commands/serve_setup.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/serve/serve_pages.hpp"
#include "connector/net/process/reload_signal.hpp"
#include "connector/net/process/service_manager.hpp"
#include "connector/net/process/signal_catcher.hpp"

namespace rconn::cli {
namespace {

std::string words_of(const ServeNews& news) {
  switch (news.event) {
    case ServeEvent::listening:
      return fmt::format("listening on {}, {}", news.listen, targets_in_words(news.targets));
    case ServeEvent::reloading:
      return "reloading the configuration";
    case ServeEvent::reloaded:
      return "reloaded, " + targets_in_words(news.targets);
    case ServeEvent::not_reloaded:
      return "not reloaded, the former configuration stays in force";
    case ServeEvent::superseded:
      return "not reloaded, as SIGHUP came again: the next reload begins";
    case ServeEvent::draining:
      break;
  }
  return "draining: answers what is under way, then ends";
}

std::string words_of(const ServedRequest& request) {
  return fmt::format("{} {} {} {:.3f} ms", request.method,
                     request.path.empty() ? "(no path of rconn)" : request.path, request.status,
                     static_cast<double>(request.took.count()) / 1000);
}

// Why a reload failed is for the log alone: the words may hold what is in the file.
std::string words_for_log(const ServeNews& news) {
  return news.problem.empty() ? words_of(news) : words_of(news) + ": " + news.problem;
}

// Tells the service manager what the news mean for it. Every user may read that.
void tell(ServiceManager& manager, const ServeNews& news) {
  switch (news.event) {
    case ServeEvent::reloading:
      return manager.reloading();
    case ServeEvent::superseded:  // which the next one follows
      return;
    case ServeEvent::listening:
    case ServeEvent::reloaded:
    case ServeEvent::not_reloaded:
      return manager.ready(words_of(news));
    case ServeEvent::draining:
      return manager.stopping(words_of(news));
  }
}

std::string line_of_log(const std::string& words) {
  return text::for_terminal("rconn: serve: " + words) + "\n";
}

ServeListener listener_for(const Options& options, ServiceManager& manager, Console& console) {
  ServeListener listener;
  listener.on_event = [&console, &manager, quiet = options.quiet](const ServeNews& news) {
    if (!news.problem.empty()) {
      console.err(line_of_log(words_for_log(news)));
    } else if (!quiet) {
      console.note(line_of_log(words_for_log(news)));
    }
    tell(manager, news);
  };
  listener.beat = manager.keep_alive_interval();
  listener.on_beat = [&manager] { manager.keep_alive(); };
  if (options.verbose) {
    listener.on_request = [&console](const ServedRequest& request) {
      console.note(line_of_log(words_of(request)));
    };
  }
  return listener;
}

using Passed = Result<std::optional<int>, std::string>;

// Where to listen. Returns what is wrong, if anything is.
std::optional<std::string> find_place(const Options& options, const Passed& passed,
                                      const LoadedSetup& loaded, ServePlan& plan) {
  if (!passed) return passed.error();
  if (passed.value()) {
    plan.socket = *passed.value();
    if (!options.listen) return std::nullopt;
    return "--listen: a service manager has passed a socket, which is used";
  }
  auto address = address_of(loaded, options);
  if (!address) return std::move(address).error().message;
  plan.listen = address.value();
  return std::nullopt;
}

// `chooses_place`: no socket was passed.
decltype(ServePlan::reload) reload_of(const NamedTargets& named, const Options& options,
                                      const FixedSettings& fixed, bool chooses_place) {
  return [=, given = named.targets, variables = environment()](
             const std::string& file, net::StopFlag stop) -> Result<ServeSetup, std::string> {
    auto again = load_setup(given, options, variables,
                            file.empty() ? std::nullopt : std::optional(file), std::move(stop));
    if (!again) return again.error().message;
    if (chooses_place) {  // a restart would fail
      if (const auto address = address_of(again.value(), options); !address) {
        return address.error().message;
      }
    }
    FixedSettings next = again.value().fixed;
    if (!chooses_place) next.listen = fixed.listen;
    ServeSetup setup = std::move(again.value().setup);
    setup.held_back = held_back(fixed, next);
    return setup;
  };
}

int refuse(Console& console, const std::string& problem) {
  console.err(line_of_log(problem));
  return info(Verdict::not_attempted).exit;
}

}  // namespace

int run_serve(const NamedTargets& named, const Options& options, Console& console) {
  // A reload that is asked for before there is anything to reload is done then.
  const auto hangups = options.check_only ? nullptr : std::make_shared<const ReloadSignal>();
  // First: commands that print passwords are to inherit none of what the service manager says.
  ServiceManager manager;
  const Passed passed = listening_descriptor();
  if (options.check_only) return check_configuration(named, options, environment(), console);
  auto loaded = load_setup(named.targets, options, environment());
  if (!loaded && caught_signal() != 0)
    return info(Verdict::ready).exit;  // as SIGTERM ends it later
  if (!loaded) return refuse(console, loaded.error().message);
  warn_of_url(loaded.value(), options, console);
  ServePlan plan;
  if (const auto problem = find_place(options, passed, loaded.value(), plan)) {
    return refuse(console, *problem);
  }
  plan.setup = std::move(loaded.value().setup);
  plan.drain = loaded.value().fixed.drain;
  plan.hangups = hangups;
  plan.reload = reload_of(named, options, loaded.value().fixed, plan.listen.has_value());
  const ServePages pages{std::string(version())};
  const ServeResult result = serve(plan, pages, listener_for(options, manager, console));
  if (result.end == ServeEnd::not_started) return refuse(console, result.problem);
  if (result.end == ServeEnd::cut_off) {
    console.err("rconn: serve: ended before all that was under way was answered\n");
  }
  return console.finish() ? info(Verdict::ready).exit : info(Verdict::not_attempted).exit;
}

}  // namespace rconn::cli

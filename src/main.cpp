// rconn: argv → Options → Targets → connector → Report → reporter → exit status.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cli/command_line/arguments.hpp"
#include "cli/command_line/command_line.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/configurations.hpp"
#include "cli/commands/phpredis.hpp"
#include "cli/commands/process_settings.hpp"
#include "cli/commands/watch_report.hpp"
#include "cli/config/read_config.hpp"
#include "cli/options/end_of_run.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/template/template.hpp"
#include "cli/targets/targets.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/verdict.hpp"

namespace {

using namespace rconn;
using namespace rconn::cli;

const int not_attempted = info(Verdict::not_attempted).exit;

constexpr std::string_view out_of_memory = "rconn: out of memory\n";

// The exit status if an exception ends the run.
int status_of_failure = not_attempted;

void say(Console& console, const std::string& line) {
  console.err(text::for_terminal("rconn: " + line) + "\n");
}

void warn(Console& console, const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) {
    console.warn(text::for_terminal("rconn: warning: " + warning) + "\n");
  }
}

int refuse(Console& console, const UsageError& error) {
  say(console, error.message);
  return caught_signal() == 0 ? not_attempted : info(Verdict::interrupted).exit;
}

// `error` concerns the command line of this command.
int refuse(Console& console, const Request& request, const UsageError& error) {
  return refuse(console, {fmt::format("{}: {}", request.command->name, error.message)});
}

int answer(Console& console, const Answer& answer) {
  if (answer.is_refusal) {
    console.err(answer.text);
    return not_attempted;
  }
  console.out(answer.text);
  return console.finish() ? 0 : not_attempted;
}

int serve_phpredis(Console& console, const Request& request) {
  const auto named = name_configurations(request.options, environment());
  if (!named) return refuse(console, request, named.error());
  if (!request.options.quiet) warn(console, warnings_of(named.value()));
  return run_phpredis(request.command->id, named.value(), request.options, console);
}

// By which "@NAME" is found in the configuration file; that is read only for a name or --config.
// serve reads it by itself.
Parsed<FindEntry> find_named_entries(const Request& request, std::optional<Operation> operation) {
  const Options& options = request.options;
  const bool may_name = options.config || options.file || options.service_discovery ||
                        std::ranges::any_of(options.arguments, [](const TargetSpec& spec) {
                          return !spec.name.empty();
                        });
  if (!may_name || request.command->id == CommandId::serve) return FindEntry();
  return config::find_entries(options, environment(), request.command->id, operation);
}

int serve(Console& console, const Request& request) {
  console.use_colour(request.options.colour);
  if (request.options.out_file) console.write_to_file(*request.options.out_file);
  if (const auto end = end_of_run(request.options)) console.limit_run(*end);
  if (request.options.format) {
    if (const auto error = unknown_field(*request.options.format)) {
      return refuse(console, request, {"--format: " + error->message});
    }
  }
  if (request.options.as_phpredis) return serve_phpredis(console, request);
  if (request.options.from) return run_watch_from(request.options, console);
  const auto operation = operation_of(request.command->id, request.options);
  auto entries = find_named_entries(request, operation);
  if (!entries) return refuse(console, request, entries.error());
  const auto named =
      name_targets(request.options, environment(), operation, std::move(entries).value());
  if (!named) return refuse(console, request, named.error());
  if (!request.options.quiet) {
    warn(console, named.value().warnings);
  }
  return run_command(request.command->id, named.value(), request.options, console);
}

int carry_out(Console& console, const CommandLine& line) {
  if (const auto* error = std::get_if<UsageError>(&line.outcome)) return refuse(console, *error);
  if (const auto* text = std::get_if<Answer>(&line.outcome)) return answer(console, *text);
  return serve(console, std::get<Request>(line.outcome));
}

int run(Console& console, int argc, char** argv) {
  change_process_settings();
  reserve_standard_descriptors();
  const SignalCatcher catcher;
  const CommandLine line = parse_command_line(take_arguments(argc, argv));
  if (line.simple_exit) status_of_failure = std::min(status_of_failure, 1);
  const int status = carry_out(console, line);
  return line.simple_exit ? std::min(status, 1) : status;
}

// Ends the process when memory is exhausted. Unwinding is not possible: Asio starts operations in
// noexcept functions, a thread has no caller to catch the exception, and waiting coroutines would
// outlive what they refer to. Lines already printed are kept; output held for the end (--out-file,
// openmetrics, summaries) is lost.
[[noreturn]] void end_without_memory() {
  undo_changes();
  write_emergency_message(out_of_memory);
  ::_exit(status_of_failure);
}

}  // namespace

int main(int argc, char** argv) {
  std::set_new_handler(end_without_memory);
  Console console;
  try {
    return run(console, argc, argv);
  } catch (const std::bad_alloc&) {
    console.err(out_of_memory);
  } catch (const std::exception& bug) {
    console.err(std::string("rconn: internal error, please report it: ") + bug.what() + "\n");
  }
  return status_of_failure;
}

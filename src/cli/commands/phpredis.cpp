#include "cli/commands/phpredis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/options/option_table.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/json/phpredis_json.hpp"
#include "cli/output/summary/sharing.hpp"
#include "cli/output/text/phpredis_text.hpp"
#include "cli/output/text/sharing_text.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/verdict.hpp"

namespace rconn::cli {
namespace {

// Prints the results in the format that the options select.
class PhpredisPrinter {
 public:
  PhpredisPrinter(CommandId command, const Options& options, Console& console)
      : command_(command), options_(options), console_(console) {}

  // Prints the result of every release for each configuration.
  void print_all_releases(const std::vector<Configuration>& configurations) {
    for (const Configuration& configuration : configurations) {
      if (!console_.wait_for_room()) return;
      std::vector<Derivation> derivations;
      for (const phpredis::Release& release : phpredis::releases()) {
        derivations.push_back(derive(release, configuration));
      }
      const auto found = ranges(derivations, command_);
      if (in_json()) {
        for (const Range& range : found) console_.out(range_json(range));
      } else {
        if (configurations.size() > 1) {
          console_.out(text::for_terminal(configuration.named) + "\n");
        }
        console_.out(range_table(found, command_));
      }
    }
  }

  // Says which release "latest" or a line stands for. JSON and explanations name it themselves.
  void name_release(const phpredis::Release& release) {
    if (!options_.phpredis_line || in_json() || options_.explain) return;
    const std::string words = fmt::format("rconn: {}: --phpredis {} is {}", info(command_).name,
                                          *options_.phpredis_line, release.name);
    console_.note(text::for_terminal(words) + "\n");
  }

  // Prints the results of one release.
  void print(const std::vector<Derivation>& derivations) {
    for (const Derivation& one : derivations) {
      if (!console_.wait_for_room()) return;
      if (one.opening() == nullptr) status_ = info(Verdict::not_attempted).exit;
      if (in_json()) {
        const std::vector<std::string> names{std::string(one.release->name)};
        console_.out(phpredis_json(one, names, command_, options_.explain));
      } else if (options_.explain) {
        console_.out(explanation_text(one) + "\n");
      } else {
        print_plain(one);
      }
    }
  }

  void print_sharing(const std::vector<Derivation>& derivations) {
    if (in_json()) {
      console_.out(sharing_json(derivations, options_.workers));
    } else {
      console_.out(sharing_text(derivations, options_.workers));
    }
  }

  int finish() {
    if (!console_.finish()) return std::max(status_, info(Verdict::not_attempted).exit);
    return caught_signal() == 0 ? status_ : info(Verdict::interrupted).exit;
  }

 private:
  [[nodiscard]] bool in_json() const { return options_.output == OutputFormat::json; }

  void print_plain(const Derivation& one) {
    const std::string plain = plain_text(one, command_);
    const bool terminal = Console::out_is_terminal();  // a pipe gets the bytes unescaped
    if (!plain.empty()) console_.out((terminal ? text::for_terminal(plain) : plain) + "\n");
    const std::string remark = note(one, command_);
    if (remark.empty()) return;
    console_.err(
        text::for_terminal(fmt::format("rconn: {}: phpredis {}: {}", one.configuration->named,
                                       one.release->name, remark)) +
        "\n");
  }

  std::string range_json(const Range& range) {
    std::vector<std::string> names;
    for (const Derivation* one = range.first; one <= range.last; ++one) {
      names.emplace_back(one->release->name);
    }
    return phpredis_json(*range.first, names, command_, false);
  }

  CommandId command_;
  const Options& options_;
  Console& console_;
  int status_ = 0;
};

}  // namespace

int run_phpredis(CommandId command, const std::vector<Configuration>& configurations,
                 const Options& options, Console& console) {
  PhpredisPrinter printer(command, options, console);
  if (options.phpredis == all_releases) {
    printer.print_all_releases(configurations);
    return printer.finish();
  }
  const phpredis::Release& release =
      options.phpredis ? *phpredis::find_release(*options.phpredis) : phpredis::default_release();
  printer.name_release(release);
  std::vector<Derivation> derivations;
  derivations.reserve(configurations.size());
  for (const Configuration& configuration : configurations) {
    if (caught_signal() != 0) return printer.finish();
    derivations.push_back(derive(release, configuration));
  }
  const bool sharing = command == CommandId::key && (configurations.size() > 1 || options.workers);
  if (!sharing || !options.file || options.explain) printer.print(derivations);
  if (sharing && (options.explain || options.file || options.workers)) {
    printer.print_sharing(derivations);
  }
  return printer.finish();
}

}  // namespace rconn::cli

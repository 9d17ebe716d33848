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
#include "connector/values/verdict.hpp"

namespace rconn::cli {
namespace {

// What one run tells, printed as the options ask.
class Telling {
 public:
  Telling(CommandId command, const Options& options) : command_(command), options_(options) {}

  // What every release makes of each configuration.
  void tell_all(const std::vector<Configuration>& configurations) {
    for (const Configuration& configuration : configurations) {
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

  // What one release makes of each.
  void tell(const std::vector<Derivation>& derivations) {
    for (const Derivation& one : derivations) {
      if (one.opening() == nullptr) status_ = info(Verdict::not_attempted).exit;
      if (in_json()) {
        const std::vector<std::string> names{std::string(one.release->name)};
        console_.out(phpredis_json(one, names, command_, options_.explain));
      } else if (options_.explain) {
        console_.out(explanation_text(one) + "\n");
      } else {
        tell_plainly(one);
      }
    }
  }

  void tell_who_shares(const std::vector<Derivation>& derivations) {
    if (in_json()) {
      console_.out(sharing_json(derivations, options_.workers));
    } else {
      console_.out(sharing_text(derivations, options_.workers));
    }
  }

  int finish() {
    return console_.finish() ? status_ : std::max(status_, info(Verdict::not_attempted).exit);
  }

 private:
  [[nodiscard]] bool in_json() const { return options_.output == OutputFormat::json; }

  void tell_plainly(const Derivation& one) {
    const std::string plain = plain_text(one, command_);
    const bool to_people = Console::out_is_terminal();  // to a pipe byte for byte
    if (!plain.empty()) console_.out((to_people ? text::for_terminal(plain) : plain) + "\n");
    const std::string aside = note(one, command_);
    if (aside.empty()) return;
    console_.err(
        text::for_terminal(fmt::format("rconn: {}: phpredis {}: {}", one.configuration->named,
                                       one.release->name, aside)) +
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
  Console console_;
  int status_ = 0;
};

}  // namespace

int run_phpredis(CommandId command, const std::vector<Configuration>& configurations,
                 const Options& options) {
  Telling telling(command, options);
  if (options.phpredis == all_releases) {
    telling.tell_all(configurations);
    return telling.finish();
  }
  const phpredis::Release& release =
      options.phpredis ? *phpredis::find_release(*options.phpredis) : phpredis::default_release();
  std::vector<Derivation> derivations;
  derivations.reserve(configurations.size());
  for (const Configuration& configuration : configurations) {
    derivations.push_back(derive(release, configuration));
  }
  const bool sharing = command == CommandId::key && (configurations.size() > 1 || options.workers);
  if (!sharing || !options.file || options.explain) telling.tell(derivations);
  if (sharing && (options.explain || options.file || options.workers)) {
    telling.tell_who_shares(derivations);
  }
  return telling.finish();
}

}  // namespace rconn::cli

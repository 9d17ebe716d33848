#include "cli/output/text/phpredis_text.hpp"

#include <fmt/format.h>

#include <variant>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "phpredis/explanation.hpp"

namespace rconn::cli {
namespace {

using namespace phpredis;

constexpr std::size_t columns = 80;
constexpr std::size_t labels = 20;

// A label with wrapped text beside it.
std::string fact(std::string_view label, const std::string& words) {
  std::string block = fmt::format("  {:<{}}", label, labels - 2);
  for (const char letter : text::fold(text::for_terminal(words), columns - labels, 0)) {
    block += letter;
    if (letter == '\n') block += std::string(labels, ' ');
  }
  return block + "\n";
}

std::string parts_text(std::string_view label, const Parts& parts) {
  std::string block =
      fmt::format("  {:<{}}{}\n", label, labels - 2, text::for_terminal(phpredis::text(parts)));
  for (const Part& part : parts) {
    if (part.origin == Origin::separator || part.origin == Origin::prefix) continue;
    const std::string shown = part.text.empty() ? "''" : text::for_terminal(part.text);
    block += fmt::format("    {:<26} {}\n", shown, sentence(part.origin));
  }
  return block;
}

bool is_pooled(const Derivation& derivation) {
  return derivation.opening() != nullptr && derivation.opening()->pool_key.has_value();
}

std::string rejected(const Rejection& rejection) {
  return fmt::format("rejected: {} ({})", rejection.text, sentence(rejection.thrown));
}

std::string timeout_text(const Timeout& timeout) {
  if (!timeout.value) return fmt::format("not set: {}", sentence(timeout.source));
  if (waits_forever(*timeout.value)) {
    return fmt::format("none, PHP waits without a limit: {}", sentence(timeout.source));
  }
  return fmt::format(
      "{}.{:06} s: {}{}", timeout.value->seconds, timeout.value->microseconds,
      sentence(timeout.source),
      waits_not(*timeout.value) ? "; PHP counts whole milliseconds: it does not wait" : "");
}

double in_ms(std::chrono::microseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

std::string closing_text(const Closing& closing) {
  std::string text = fact("close()", std::string(sentence(closing.on_close)));
  text += fact("", std::string(sentence(closing.second_close)));
  if (closing.close_crashes_sharers) {
    text += fact("", "two objects on this key: when one closes, the other crashes PHP");
  }
  text += fact("end of request", std::string(sentence(closing.at_end)));
  if (closing.at_end_in_transaction != closing.at_end) {
    text += fact("", fmt::format("in a transaction: {}", sentence(closing.at_end_in_transaction)));
  }
  return text + fact("lost connection", std::string(sentence(closing.on_loss)));
}

std::string reuse_text(const Reuse& reuse) {
  if (reuse.checks.empty()) return fact("reuse", "none: nothing is kept");
  std::string text;
  for (const Check check : reuse.checks) {
    text += fact(text.empty() ? "reuse" : "", std::string(sentence(check)));
  }
  for (const Sent& sent : reuse.commands) {
    text += fact("", fmt::format("{} is sent {}", sent.command, sentence(sent.moment)));
  }
  if (reuse.echo_can_be_left_out) {
    text += fact("", "with redis.pconnect.echo_check_liveness = 0, there is no ECHO");
  }
  if (reuse.noauth_is_alive) text += fact("", "a NOAUTH reply counts as alive");
  return text + fact("", std::string(sentence(reuse.read_timeout)));
}

std::string reconnect_text(const Reconnect& reconnect) {
  std::string text =
      fact("reconnect", fmt::format("up to {} attempts{}, sleeping at most {:g} ms in total, "
                                    "plus the time of the attempts",
                                    reconnect.attempts,
                                    reconnect.attempts_can_be_set ? " (OPT_MAX_RETRIES)" : "",
                                    in_ms(reconnect.all_sleeps)));
  if (reconnect.takes_milliseconds_as_microseconds) {
    text += fact("", "this release treats retry_interval as microseconds, not milliseconds");
  }
  return text + fact("", fmt::format(R"(then: "{}"; in a transaction at once: "{}")",
                                     reconnect.lost, reconnect.lost_in_transaction));
}

std::string failure_text(const Explanation& told) {
  std::string text = fact("connect fails", std::string(sentence(told.connect_failure)));
  if (told.warns_of_lookup) text += fact("", std::string(phpredis::lookup_warning));
  const std::string_view more = sentence(told.transport);
  if (!more.empty()) text += fact("", std::string(more));
  if (told.login_failure) text += fact("", std::string(sentence(*told.login_failure)));
  return text;
}

std::string unused_text(const std::vector<Unused>& unused) {
  std::string text;
  for (const Unused& one : unused) {
    text += fact(text.empty() ? "without effect" : "",
                 fmt::format("{}: {}", name(one.argument), sentence(one.why)));
  }
  return text;
}

}  // namespace

std::string plain_text(const Derivation& derivation, CommandId command) {
  const Opening* opening = derivation.opening();
  if (opening == nullptr) return {};
  if (command == CommandId::endpoint) return phpredis::text(opening->address.parts);
  return derivation.key() == nullptr ? "" : phpredis::text(*derivation.key());
}

std::string note(const Derivation& derivation, CommandId command) {
  const Opening* opening = derivation.opening();
  if (opening == nullptr) return rejected(std::get<Rejection>(derivation.outcome));
  std::string text;
  if (command == CommandId::key && derivation.key() == nullptr) {
    return "no key: a thread-safe PHP does not keep connections, pconnect() acts as connect()";
  }
  if (command == CommandId::key && !predictable(*derivation.key())) {
    text = "the part in angle brackets cannot be predicted: PHP's salt is random";
  }
  if (opening->address.truncated) {
    text += fmt::format("{}the address is truncated, but PHP is given the full length",
                        text.empty() ? "" : "; ");
  }
  return text;
}

std::vector<Range> ranges(const std::vector<Derivation>& derivations, CommandId command) {
  const auto same = [command](const Derivation& one, const Derivation& other) {
    return plain_text(one, command) == plain_text(other, command) &&
           note(one, command) == note(other, command) && is_pooled(one) == is_pooled(other);
  };
  std::vector<Range> all;
  for (const Derivation& derivation : derivations) {
    if (!all.empty() && same(*all.back().last, derivation)) {
      all.back().last = &derivation;
    } else {
      all.push_back({&derivation, &derivation});
    }
  }
  return all;
}

std::string range_table(const std::vector<Range>& ranges, CommandId command) {
  std::string table;
  for (const Range& range : ranges) {
    const Derivation& derivation = *range.first;
    const std::string name =
        range.first == range.last
            ? std::string(range.first->release->name)
            : fmt::format("{} - {}", range.first->release->name, range.last->release->name);
    std::string words = plain_text(derivation, command);
    if (command == CommandId::key && is_pooled(derivation)) words += "  (pool)";
    const std::string aside = note(derivation, command);
    if (!aside.empty()) words += fmt::format("{}{}", words.empty() ? "" : "  ", aside);
    table += fmt::format("{:<15} {}\n", name, text::for_terminal(words));
  }
  return table;
}

std::string explanation_text(const Derivation& derivation) {
  const Configuration& configuration = *derivation.configuration;
  std::string text = fmt::format("{}, in phpredis {}\n", text::for_terminal(configuration.named),
                                 derivation.release->name);
  const Opening* opening = derivation.opening();
  if (opening == nullptr) return text + fact("pconnect()", note(derivation, CommandId::key));
  const Explanation told =
      explain(*derivation.release, configuration.arguments, configuration.settings, *opening);
  text += parts_text("address", opening->address.parts);
  text += fact("", std::string(sentence(opening->address.branch)));
  if (opening->pool_key) {
    text += parts_text("pool's key", *opening->pool_key);
    text += fact("stream's key", phpredis::text(*opening->key));
  } else if (opening->key) {
    text += parts_text("key", *opening->key);
  }
  const std::string aside = note(derivation, CommandId::key);
  if (!aside.empty()) text += fact("note", aside);
  if (told.known_from_changelog) {
    text += fact("release", std::string(phpredis::changelog_only));
  }
  text += unused_text(told.unused);
  text += fact("never in a key",
               "the database and, without a pool_pattern, user and password: a "
               "reused connection keeps the database that was selected last");
  text += fact("connect timeout", timeout_text(opening->connect_timeout));
  text += fact("read timeout", timeout_text(opening->read_timeout));
  text += closing_text(told.closing);
  text += reuse_text(told.reuse);
  text += reconnect_text(told.reconnect);
  text += failure_text(told);
  return text + fact("no reply in time", fmt::format(R"("{}")", told.read_error));
}

}  // namespace rconn::cli

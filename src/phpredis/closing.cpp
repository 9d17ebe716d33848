#include "phpredis/closing.hpp"

#include <array>

#include "phpredis/persistent_key.hpp"
#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::array endings{
    Sentence{Ending::closed, "it is closed"},
    Sentence{Ending::closed_after_quit, "QUIT is sent, then it is closed"},
    Sentence{Ending::closed_after_unterminated_quit,
             "QUIT is sent without its line end, then it is closed"},
    Sentence{Ending::kept, "it stays open in PHP's list, for the next call with its key"},
    Sentence{Ending::pooled, "it stays open and goes back to its pool"},
    Sentence{Ending::closed_and_forgotten, "it is closed and taken off PHP's list"},
};
static_assert(complete(endings, Ending::closed_and_forgotten));

constexpr std::array second_closes{
    Sentence{SecondClose::returns_false,
             "a second close() returns false; the next command throws \"Connection closed\""},
    Sentence{SecondClose::reconnects_first,
             "a second close() connects again, then closes; the next command connects again"},
};
static_assert(complete(second_closes, SecondClose::reconnects_first));

Ending plain_ending(Quit quit) {
  switch (quit) {
    case Quit::without_line_end:
      return Ending::closed_after_unterminated_quit;
    case Quit::whole:
      return Ending::closed_after_quit;
    case Quit::never:
      break;
  }
  return Ending::closed;
}

}  // namespace

Closing closing(const Release& release, const Arguments& arguments, const Settings& settings) {
  const bool closes = release.explicit_close == ExplicitClose::closes;
  const SecondClose second = closes ? SecondClose::reconnects_first : SecondClose::returns_false;
  if (!is_persistent(arguments)) {
    const Ending ending = plain_ending(release.quit);
    return {ending, ending, ending, Ending::closed, second, false};
  }
  const bool pooling = pooling_on(release, settings);
  const Ending kept = pooling ? Ending::pooled : Ending::kept;
  return {.on_close = closes ? Ending::closed_and_forgotten : kept,
          .at_end = kept,
          .at_end_in_transaction =
              release.keeps_open_transactions ? kept : Ending::closed_and_forgotten,
          .on_loss = Ending::closed_and_forgotten,
          .second_close = second,
          .close_crashes_sharers = closes && !pooling};
}

std::string_view sentence(Ending ending) { return find(endings, ending); }

std::string_view sentence(SecondClose second_close) { return find(second_closes, second_close); }

}  // namespace rconn::phpredis

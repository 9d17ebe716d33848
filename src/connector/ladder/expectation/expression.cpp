#include "connector/ladder/expectation/expression.hpp"

#include <regex.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <vector>

namespace rconn {
namespace {

constexpr std::size_t max_characters = 1'000;

// A compiled expression.
class Compiled {
 public:
  explicit Compiled(const std::string& expression)
      : error_(::regcomp(&regex_, expression.c_str(), REG_EXTENDED | REG_NOSUB)) {}
  ~Compiled() {
    if (error_ == 0) ::regfree(&regex_);
  }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  [[nodiscard]] std::optional<std::string> error() const {
    if (error_ == 0) return std::nullopt;
    std::array<char, 200> words{};
    ::regerror(error_, &regex_, words.data(), words.size());
    return words.data();
  }
  [[nodiscard]] bool finds(std::string_view text) const {
    regmatch_t range{0, static_cast<regoff_t>(text.size())};
    return error_ == 0 && ::regexec(&regex_, text.data(), 1, &range, REG_STARTEND) == 0;
  }

 private:
  regex_t regex_{};
  int error_;
};

// Parses an expression from left to right: finds what is wrong with it, and its anchors. The size
// of an expression is that of its expanded form, as in the C library: a++ expands to aa*(aa*)*, and
// a{9}{9} to 81 characters. An unbounded repetition of something that may be empty, like (a*)*,
// makes the C library's matching time exponential.
class Parser {
 public:
  explicit Parser(std::string_view expression) : expression_(expression), rest_(expression) {
    while (!rest_.empty() && wrong_.empty()) parse_next();
  }

  // The position of each '^' that is an anchor.
  [[nodiscard]] const std::vector<std::size_t>& anchors() const { return anchors_; }

  std::optional<std::string> complaint() {
    std::size_t size = 0;
    for (const Group& group : groups_) size += group.size;
    if (size > max_characters) complain("with its repetitions expanded it is too long");
    if (wrong_.empty()) return std::nullopt;
    return wrong_;
  }

 private:
  struct Element {
    std::size_t size = 0;
    bool may_be_empty = true;
  };
  struct Group {
    std::size_t size = 1;
    Element last;                   // what a repetition operator would apply to
    bool rest_may_be_empty = true;  // the current branch, without `last`
    bool may_be_empty = false;      // an earlier branch may be empty
  };
  struct Interval {
    std::size_t times = 1;  // number of copies when expanded
    bool from_zero = false;
    bool endless = false;
  };

  void parse_next() {
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    if (letter == '(') {
      groups_.emplace_back();
    } else if (letter == ')') {
      leave_group();
    } else if (letter == '|') {
      leave_branch();
    } else if (letter == '*') {
      repeat({1, true, true});
    } else if (letter == '+') {
      repeat({2, false, true});
    } else if (letter == '?') {
      repeat({1, true, false});
    } else if (const auto times = letter == '{' ? interval() : std::nullopt) {
      repeat(*times);
    } else {
      parse_letter(letter);
    }
  }

  void parse_letter(char letter) {
    bool may_be_empty = letter == '^' || letter == '$';
    if (letter == '^') anchors_.push_back(expression_.size() - rest_.size() - 1);
    if (letter == '\\') may_be_empty = skip_escaped();
    if (letter == '[') skip_bracket();
    add({1, may_be_empty});
  }

  void leave_branch() {
    Group& group = groups_.back();
    group.may_be_empty |= group.rest_may_be_empty && group.last.may_be_empty;
    group.rest_may_be_empty = true;
    group.last = {};
  }

  void leave_group() {
    leave_branch();
    const Element element{groups_.back().size, groups_.back().may_be_empty};
    groups_.pop_back();
    if (groups_.empty()) {
      complain("a ')' without its '(' (write \\) for the letter)");
    } else {
      add(element);
    }
  }

  void add(Element element) {
    Group& group = groups_.back();
    group.size += element.size;
    group.rest_may_be_empty &= group.last.may_be_empty;
    group.last = element;
  }

  void repeat(Interval interval) {
    Group& group = groups_.back();
    Element& last = group.last;
    if (interval.endless && last.may_be_empty) {
      complain("it repeats without end what may be empty");
    }
    const std::size_t size = std::min(last.size * interval.times, 2 * max_characters);
    group.size += size - std::min(last.size, size);
    last = {size, last.may_be_empty || interval.from_zero};
  }

  std::size_t number() {
    std::size_t value = 0;
    const auto [after, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    rest_.remove_prefix(static_cast<std::size_t>(after - rest_.data()));
    return error == std::errc::result_out_of_range ? max_characters
                                                   : std::min(value, max_characters);
  }

  // Parses what follows a '{': m} or m,} or m,n} or ,n}. Otherwise '{' stands for itself.
  std::optional<Interval> interval() {
    const std::string_view before = rest_;
    const std::size_t least = number();
    std::size_t most = least;
    bool endless = false;
    if (rest_.starts_with(',')) {
      rest_.remove_prefix(1);
      endless = rest_.starts_with('}');
      most = endless ? least + 1 : number();
    }
    if (!rest_.starts_with('}') || rest_.data() == before.data()) {
      rest_ = before;
      return std::nullopt;
    }
    rest_.remove_prefix(1);
    return Interval{std::max({least, most, std::size_t{1}}), least == 0, endless};
  }

  // Returns whether it may match the empty string, as GNU's \b, \<, \` and others do.
  bool skip_escaped() {
    if (rest_.empty()) return false;
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    if (letter >= '1' && letter <= '9') {
      complain("it contains a back-reference, which POSIX extended expressions do not have");
    }
    return std::string_view("bB<>`'").find(letter) != std::string_view::npos;
  }

  // A ']' that comes first is an ordinary character; in [[:digit:]] the first ']' ends the class.
  void skip_bracket() {
    if (rest_.starts_with('^')) rest_.remove_prefix(1);
    if (rest_.starts_with(']')) rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const char letter = rest_.front();
      rest_.remove_prefix(1);
      if (letter == ']') return;
      const bool class_begins =
          letter == '[' && !rest_.empty() && std::string_view(":.=").find(rest_.front()) < 3;
      if (!class_begins) continue;
      const std::size_t close = rest_.find(std::string{rest_.front(), ']'}, 1);
      if (close != std::string_view::npos) rest_.remove_prefix(close + 2);
    }
  }

  void complain(std::string_view why) {
    if (wrong_.empty()) wrong_ = why;
  }

  std::string_view expression_, rest_;
  std::vector<std::size_t> anchors_;
  std::vector<Group> groups_ = std::vector<Group>(1);  // the open groups, outermost first
  std::string wrong_;
};

}  // namespace

std::optional<std::string> validate_expression(const std::string& expression) {
  if (auto why = Parser(expression).complaint()) return why;
  return Compiled(expression).error();
}

// An unanchored search would take time quadratic in the size of the text, because the C library
// starts a match at each byte. So this always matches from the beginning: once with the expression
// itself, if it has anchors, and once after any bytes, where '^' is replaced by something that
// never matches (the C library would also match it after a newline).
bool is_found(const std::string& expression, std::string_view text) {
  constexpr std::string_view any_bytes = "^([^a]|a)*";
  constexpr std::string_view never = "(x^)";
  const std::vector<std::size_t> anchors = Parser(expression).anchors();
  std::string elsewhere = expression;
  for (const std::size_t at : std::views::reverse(anchors)) elsewhere.replace(at, 1, never);
  return (!anchors.empty() && Compiled("^(" + expression + ")").finds(text)) ||
         Compiled(std::string(any_bytes) + "(" + elsewhere + ")").finds(text);
}

}  // namespace rconn

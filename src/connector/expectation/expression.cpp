#include "connector/expectation/expression.hpp"

#include <regex.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <vector>

namespace rconn {
namespace {

constexpr std::size_t most_characters = 1'000;

// Freed with the value.
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

// An expression read from left to right: what is wrong with it, and where it asks for the beginning
// of the text. It is as long as with its repetitions written out, as the C library does: a++ is
// aa*(aa*)*, and a{9}{9} is 81 letters.
class Reading {
 public:
  explicit Reading(std::string_view expression) : expression_(expression), rest_(expression) {
    while (!rest_.empty() && wrong_.empty()) take();
  }

  // Of each '^' that is no letter.
  [[nodiscard]] const std::vector<std::size_t>& anchors() const { return anchors_; }

  std::optional<std::string> objection() {
    std::size_t size = 0;
    for (const Group& group : groups_) size += group.size;
    if (size > most_characters) complain("with its repetitions written out it is too long");
    if (wrong_.empty()) return std::nullopt;
    return wrong_;
  }

 private:
  struct Group {
    std::size_t size = 1;
    std::size_t last = 0;  // of what a repetition would repeat
  };

  void take() {
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    if (letter == '(') {
      groups_.emplace_back();
    } else if (letter == ')') {
      leave_group();
    } else if (letter == '+') {
      repeat(2);
    } else if (const auto times = letter == '{' ? interval() : std::nullopt) {
      repeat(*times);
    } else if (letter != '*' && letter != '?') {
      if (letter == '^') anchors_.push_back(expression_.size() - rest_.size() - 1);
      if (letter == '\\') skip_escaped();
      if (letter == '[') skip_bracket();
      add(1);
    }
  }

  void leave_group() {
    const std::size_t size = groups_.back().size;
    groups_.pop_back();
    if (groups_.empty()) {
      complain("a ')' without its '(' (write \\) for the letter)");
    } else {
      add(size);
    }
  }

  void add(std::size_t size) {
    groups_.back().size += size;
    groups_.back().last = size;
  }

  void repeat(std::size_t times) {
    Group& group = groups_.back();
    const std::size_t before = group.last;
    group.last = std::min(before * times, 2 * most_characters);
    group.size += group.last - std::min(before, group.last);
  }

  // What follows a '{': m} or m, or m,n} or ,n}. Anything else is a letter.
  std::optional<std::size_t> interval() {
    const std::size_t end = rest_.find_first_not_of("0123456789,");
    if (end == std::string_view::npos || rest_[end] != '}') return std::nullopt;
    std::size_t most = 1;
    for (std::size_t at = 0; at < end; at = rest_.find_first_of(",}", at) + 1) {
      std::size_t number = 0;
      const auto [after, error] = std::from_chars(rest_.data() + at, rest_.data() + end, number);
      if (error == std::errc::result_out_of_range) number = most_characters;
      most = std::max(most, std::min(number, most_characters) + 1);  // m, is m and one more
    }
    rest_.remove_prefix(end + 1);
    return most;
  }

  void skip_escaped() {
    if (rest_.empty()) return;
    const bool refers_back = rest_.front() >= '1' && rest_.front() <= '9';
    if (refers_back) complain("it refers back, which POSIX extended expressions do not");
    rest_.remove_prefix(1);
  }

  // A ']' that comes first is one of the letters, and [[:digit:]] has one that ends a class.
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
  std::vector<Group> groups_ = std::vector<Group>(1);  // those that are open
  std::string wrong_;
};

}  // namespace

std::optional<std::string> objection(const std::string& expression) {
  if (auto why = Reading(expression).objection()) return why;
  return Compiled(expression).error();
}

// Never looked for from each byte of the text on: the C library would take time that grows with the
// square of its size. What follows other bytes does not stand at the beginning, whatever the C
// library thinks of a '^' behind a line's end.
bool is_found(const std::string& expression, std::string_view text) {
  constexpr std::string_view any_bytes = "^([^a]|a)*";
  constexpr std::string_view never = "(x^)";
  const std::vector<std::size_t> anchors = Reading(expression).anchors();
  std::string elsewhere = expression;
  for (const std::size_t at : std::views::reverse(anchors)) elsewhere.replace(at, 1, never);
  return (!anchors.empty() && Compiled("^(" + expression + ")").finds(text)) ||
         Compiled(std::string(any_bytes) + "(" + elsewhere + ")").finds(text);
}

}  // namespace rconn

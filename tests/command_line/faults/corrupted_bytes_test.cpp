// Corrupts a session of several replies at every byte in every way. Expects the right fault at the
// right rung within the budget, and success only after complete replies.

#include <algorithm>
#include <iterator>

#include "command_line/faults/corrupted_bytes.hpp"

using namespace support;

namespace {

// The role of a byte in the protocol, which determines the effect of a corruption.
enum class Part {
  status_type,   // first byte of a status or an array
  integer_type,  // first byte of an integer
  bulk_type,     // first byte of a bulk string
  element_type,  // first byte of an array element
  count,         // of an array
  length,        // of a string
  line,          // text of a status
  ignored_line,  // text of an error that is ignored
  number,        // value of an integer
  ignored_number,
  line_end,  // CR LF
  body,      // content of a string
  body_end   // CR LF
};

struct Piece {
  std::string bytes;
  Part part;
  // NOLINTNEXTLINE(readability-redundant-member-init): without, compilers miss it in the tables
  std::set<std::string> otherwise = {};  // body or number: faults after a change
};

const std::set<std::string> unmet{"condition-unmet"};

Piece end() { return {"\r\n", Part::line_end}; }
Piece body_end() { return {"\r\n", Part::body_end}; }

using Pieces = std::vector<Piece>;

// A word of the command, the answer, and the rung that sends the command.
struct Exchange {
  std::string word;
  Pieces reply;
  std::string rung = "expectation";
};

Pieces status(const std::string& text) {
  return {{"+", Part::status_type}, {text, Part::line}, end()};
}

void add_string(Pieces& pieces, const std::string& text, const std::set<std::string>& otherwise) {
  pieces.insert(pieces.end(), {{"$", Part::element_type},
                               {std::to_string(text.size()), Part::length},
                               end(),
                               {text, Part::body, otherwise},
                               body_end()});
}

Pieces role() {
  Pieces pieces{{"*", Part::status_type}, {"3", Part::count}, end()};
  add_string(pieces, "master", unmet);
  pieces.insert(pieces.end(), {{":", Part::element_type}, {"0", Part::ignored_number}, end()});
  pieces.insert(pieces.end(), {{"*", Part::element_type}, {"1", Part::count}, end()});
  pieces.insert(pieces.end(), {{"*", Part::element_type}, {"3", Part::count}, end()});
  for (const char* word : {"127.0.0.1", "6380", "0"}) add_string(pieces, word, {"ok"});
  return pieces;
}

// The condition wants version 7; later digits matter only if they change this number.
Pieces server_info() {
  const std::string title = "# Server";
  const std::string name = "redis_version:";
  const std::string size = std::to_string(title.size() + name.size() + 9);
  return {{"$", Part::bulk_type},
          {size, Part::length},
          end(),
          {title, Part::body, {"ok"}},
          {"\r\n", Part::body, {"ok", "unexpected-reply"}},
          {name, Part::body, {"unexpected-reply"}},
          {"7", Part::body, {"condition-unmet", "unexpected-reply"}},
          {".2.0", Part::body, {"ok", "condition-unmet"}},
          {"\r\n", Part::body, {"ok"}},
          body_end()};
}

std::vector<Exchange> session() {
  Pieces greeting;
  add_string(greeting, "hello", unmet);
  greeting.front().part = Part::bulk_type;
  return {{"AUTH", status("OK"), "auth"},
          {"SELECT", status("OK"), "select"},
          {"PING", status("PONG"), "ping"},
          {"HELLO", {{"-", Part::status_type}, {"ERR unknown command", Part::ignored_line}, end()}},
          {"ROLE", role()},
          {"INFO", server_info()},
          {"GET", greeting},
          {"EXISTS", {{":", Part::integer_type}, {"1", Part::number, unmet}, end()}}};
}

const Words conditions{"--expect", "pong",      "--expect", "role=master",
                       "--expect", "version=7", "--expect", "key=greeting~^hello$",
                       "--expect", "key=lock"};

std::string bytes_of(const Pieces& pieces) {
  std::string bytes;
  for (const Piece& piece : pieces) bytes += piece.bytes;
  return bytes;
}

std::string answer_to(std::string_view command) {
  for (const Exchange& exchange : session()) {
    const std::string word = "\r\n" + exchange.word + "\r\n";
    if (command.find(word) != std::string_view::npos) return bytes_of(exchange.reply);
  }
  return "-ERR never asked\r\n";
}

std::set<std::string> of_corruption(const Piece& piece, char byte) {
  const std::set<std::string> broken{"protocol-error"};
  switch (piece.part) {
    case Part::status_type:
      return byte == '$' ? broken : std::set<std::string>{"not-redis"};
    case Part::integer_type:  // a string of one byte, which does not arrive
      return {byte == '$' ? "reply-timeout" : "not-redis"};
    case Part::bulk_type:
      return {"not-redis"};
    case Part::count:  // more elements than arrive
      return byte == '7' ? std::set<std::string>{"reply-timeout"} : broken;
    case Part::length:  // it ends within the next line, or fewer bytes arrive
      return byte == '7' ? std::set<std::string>{"reply-timeout", "protocol-error"} : broken;
    case Part::line:
      return byte == '\r' ? broken : std::set<std::string>{"unexpected-reply"};
    case Part::ignored_line:
      return byte == '\r' ? broken : std::set<std::string>{"ok"};
    case Part::number:
      return byte == '7' ? piece.otherwise : broken;
    case Part::ignored_number:
      return byte == '7' ? std::set<std::string>{"ok"} : broken;
    case Part::body:
      return piece.otherwise;
    case Part::element_type:
    case Part::line_end:
    case Part::body_end:
      break;
  }
  return broken;
}

// All corruptions, with the results expected of each.
struct Plan {
  std::vector<Corruption> corruptions;
  std::vector<Expected> expected;

  void add(const Corruption& corruption, const Expected& what) {
    corruptions.push_back(corruption);
    expected.push_back(what);
  }

  void add_byte(const Piece& piece, char byte, std::size_t at, const std::string& rung) {
    using How = Corruption::How;
    add({How::stop, at}, {{"reply-timeout"}, rung});
    add({How::close, at}, {{"closed"}, rung});
    add({How::reset, at}, {{"reset"}, rung});
    add({How::split, at}, {{"ok"}, rung});
    for (const char other : {static_cast<char>(~byte), '\0', '\r', '\xff', '$', '7'}) {
      const auto flipped = static_cast<unsigned char>(byte ^ other);
      if (flipped != 0) add({How::flip, at, flipped}, {of_corruption(piece, other), rung});
    }
  }
};

Plan plan() {
  Plan all;
  all.add({}, {{"ok"}, ""});
  std::size_t at = 0;
  for (const Exchange& exchange : session()) {
    for (const Piece& piece : exchange.reply) {
      for (const char byte : piece.bytes) all.add_byte(piece, byte, at++, exchange.rung);
    }
  }
  return all;
}

std::map<std::size_t, std::string> mismatches(const Plan& all,
                                              const std::vector<std::size_t>& numbers,
                                              const Words& options) {
  std::vector<Corruption> corruptions;
  for (const std::size_t n : numbers) corruptions.push_back(all.corruptions[n]);
  const CorruptingRelay relay(corruptions, answer_to);
  const std::string jobs = std::to_string(std::min<std::size_t>(relay.room(), 300));
  const Words usual{"-a", "hunter2", "-n", "1", "--read-timeout", "2", "-t", "10", "--jobs", jobs};
  const auto reports =
      reports_of(relay, corruptions.size(), "", joined(joined(usual, conditions), options));
  std::map<std::size_t, std::string> wrong;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string mismatch_found = mismatch(reports[i], all.expected[numbers[i]]);
    if (!mismatch_found.empty())
      wrong[numbers[i]] = description(corruptions[i]) + ": " + mismatch_found;
  }
  return wrong;
}

}  // namespace

TEST_CASE("a failure or corruption at any byte of a session has the right fault and rung") {
  const Plan all = plan();
  const auto probe = [&all](const std::vector<std::size_t>& numbers, const Words& options) {
    return mismatches(all, numbers, options);
  };
  check_each_corruption(all.corruptions.size(), probe, {"--read-timeout", "8", "--jobs", "100"});
}

#include "phpredis/recorded_calls.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace rconn::phpredis {
namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, separator);) fields.push_back(field);
  return fields;
}

// Expands "\*40x" to 40 times x. `at` is the place of the star, and then of the x.
std::string repeated(std::string_view text, std::size_t& at) {
  const auto digits = at + 1;
  at = text.find_first_not_of("0123456789", digits);
  return std::string(std::stoul(std::string(text.substr(digits, at - digits))), text.at(at));
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      plain += text[at];
      continue;
    }
    const char kind = text.at(++at);
    if (kind == '*') {
      plain += repeated(text, at);
    } else if (kind == 'n') {
      plain += '\n';
    } else {
      plain += kind == 's' ? ' ' : kind;
    }
  }
  return plain;
}

// "NAME=VALUE", or "no NAME" without a value.
struct Field {
  std::string name;
  std::optional<std::string> value;
};

Field field(const std::string& text) {
  if (text.starts_with("no ")) return {text.substr(3), std::nullopt};
  const auto equals = text.find('=');
  if (equals == std::string::npos) return {text, ""};
  return {text.substr(0, equals), unescaped(std::string_view(text).substr(equals + 1))};
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

std::optional<Timeval> timeval(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto comma = text->find(',');
  return Timeval{std::stoll(text->substr(0, comma)), std::stoi(text->substr(comma + 1))};
}

RecordedCall call(const std::vector<std::string>& fields) {
  RecordedCall call;
  call.id = fields.at(1);
  call.arguments.call = fields.at(2) == "connect" ? Call::connect : Call::pconnect;
  for (std::size_t i = 3; i < fields.size(); ++i) {
    const auto [name, value] = field(fields[i]);
    if (name == "host") {
      call.arguments.host = *value;
    } else if (name == "port") {
      call.arguments.port = std::stoll(*value);
    } else if (name == "timeout") {
      call.arguments.timeout = number(*value);
    } else if (name == "id") {
      call.arguments.id = *value;
    } else if (name == "read_timeout") {
      call.arguments.read_timeout = number(*value);
    } else {
      throw std::runtime_error("no such argument: " + name);
    }
  }
  return call;
}

Seen seen(const std::vector<std::string>& fields) {
  Seen seen;
  for (std::size_t i = 2; i < fields.size(); ++i) {
    const auto [name, value] = field(fields[i]);
    if (name == "rejected") {
      seen.rejected = value;
    } else if (name == "address") {
      seen.address = value;
    } else if (name == "key") {
      seen.key = value;
    } else if (name == "pool_key") {
      seen.pool_key = value;
    } else if (name == "connect") {
      seen.connect = timeval(value);
    } else if (name == "read") {
      seen.read = timeval(value);
    } else if (name == "truncated") {
      seen.truncated = true;
    } else {
      throw std::runtime_error("no such result: " + name);
    }
  }
  return seen;
}

// Release and pooling: "5.3.7", "5.3.7-" (off) or "5.3.7+PATTERN".
void set_release(RecordedCall& call, const std::string& text) {
  const auto sign = text.find_first_of("+-");
  call.release = text.substr(0, sign);
  if (sign == std::string::npos) return;
  call.settings.pooling = text[sign] == '+';
  call.settings.pool_pattern = unescaped(std::string_view(text).substr(sign + 1));
}

}  // namespace

std::vector<RecordedCall> recorded_calls() {
  std::vector<RecordedCall> calls;
  RecordedCall next{};
  std::ifstream in(RCONN_SOURCE "/tests/phpredis/data/calls.tsv");
  for (std::string line; std::getline(in, line);) {
    const auto fields = split(line, '\t');
    if (line.starts_with("call\t")) next = call(fields);
    if (!line.starts_with("want\t")) continue;
    next.seen = seen(fields);
    for (const std::string& release : split(fields.at(1), ' ')) {
      calls.push_back(next);
      set_release(calls.back(), release);
    }
  }
  return calls;
}

}  // namespace rconn::phpredis

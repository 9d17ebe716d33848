#include "cli/options/scheme.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>

#include "cli/options/text/nearest.hpp"

namespace rconn::cli {
namespace {

constexpr std::array schemes{
    Scheme{"redis", false, false},      Scheme{"rediss", true, false},
    Scheme{"valkey", false, false},     Scheme{"valkeys", true, false},
    Scheme{"tcp", false, false},        Scheme{"tls", true, false},
    Scheme{"unix", false, true},        Scheme{"redis+unix", false, true},
    Scheme{"valkey+unix", false, true}, Scheme{"redis-socket", false, true},
};

constexpr std::string_view one_sentinel =
    "for Sentinels, write redis://HOST:26379 for one of them; rconn topology shows the masters it "
    "knows, with --master NAME only one";
constexpr std::string_view one_node =
    "for a Cluster, write redis://HOST:PORT for any of its nodes; rconn topology finds the others";
constexpr std::string_view with_tls = "for TLS, write rediss://HOST:PORT";
constexpr std::string_view without_tls = "write redis://HOST:PORT";
constexpr std::string_view socket = "for a unix socket, write unix:///PATH";
constexpr std::string_view not_http =
    "rconn speaks Redis, not HTTP: write redis://HOST:PORT, or rediss:// for TLS, with the port "
    "of Redis";

struct Foreign {
  std::string_view name;
  std::string_view advice;
};

// Schemes of Spring, Lettuce, Redisson, redis-rs, redis-py, predis, PHP and others.
constexpr std::array foreign{
    Foreign{"redis-sentinel", one_sentinel},
    Foreign{"redis+sentinel", one_sentinel},
    Foreign{"rediss-sentinel", one_sentinel},
    Foreign{"rediss+sentinel", one_sentinel},
    Foreign{"redissentinel", one_sentinel},
    Foreign{"sentinel", one_sentinel},
    Foreign{"valkey+sentinel", one_sentinel},
    Foreign{"valkey-sentinel", one_sentinel},
    Foreign{"redis-cluster", one_node},
    Foreign{"redis+cluster", one_node},
    Foreign{"rediss-cluster", one_node},
    Foreign{"rediss+cluster", one_node},
    Foreign{"rediscluster", one_node},
    Foreign{"redisscluster", one_node},
    Foreign{"valkey+cluster", one_node},
    Foreign{"valkey-cluster", one_node},
    Foreign{"cluster", one_node},
    Foreign{"redis+tls", with_tls},
    Foreign{"redis+ssl", with_tls},
    Foreign{"redis-tls", with_tls},
    Foreign{"redis-ssl", with_tls},
    Foreign{"ssl", with_tls},
    Foreign{"tcps", with_tls},
    Foreign{"redis+tcp", without_tls},
    Foreign{"redis-tcp", without_tls},
    Foreign{"keydb", without_tls},
    Foreign{"dragonfly", without_tls},
    Foreign{"file", socket},
    Foreign{"socket", socket},
    Foreign{"unixsocket", socket},
    Foreign{"redis+socket", socket},
    Foreign{"redis-unix", socket},
    Foreign{"http", not_http},
    Foreign{"https", not_http},
};

// Both are compared in lower case; `name` is so already.
bool is_same(std::string_view name, std::string_view text) {
  return std::ranges::equal(
      name, text, [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

std::string advice_for(std::string_view name) {
  const auto* const found =
      std::ranges::find_if(foreign, [name](const Foreign& one) { return is_same(one.name, name); });
  if (found != foreign.end()) return fmt::format(": {}", found->advice);
  std::array<std::string_view, schemes.size()> names;
  std::ranges::transform(schemes, names.begin(), &Scheme::name);
  const std::string_view near = text::nearest(name, names);
  if (!near.empty()) return fmt::format("; did you mean {}://?", near);
  return fmt::format(": give one of {}", fmt::join(names, ", "));
}

}  // namespace

const Scheme* find_scheme(std::string_view name) {
  const auto* const found = std::ranges::find_if(
      schemes, [name](const Scheme& known) { return is_same(known.name, name); });
  return found == schemes.end() ? nullptr : found;
}

bool is_like_scheme(std::string_view text) {
  constexpr std::string_view bytes = "abcdefghijklmnopqrstuvwxyz+-";
  return text.find_first_not_of(bytes) == std::string_view::npos;
}

UsageError unknown_scheme(std::string_view name) {
  return UsageError{fmt::format("unknown scheme{}{}",
                                is_like_scheme(name) ? fmt::format(" '{}'", name) : "",
                                advice_for(name))};
}

}  // namespace rconn::cli

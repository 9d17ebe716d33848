#include "cli/output/words/detail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <variant>

#include "cli/targets/tls_option.hpp"
#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct LimitWords {
  LimitKind kind;
  std::string_view option;
};

constexpr std::array limits{
    LimitWords{LimitKind::none, ""},
    LimitWords{LimitKind::connect, "--timeout"},
    LimitWords{LimitKind::connect_share, "a share of --timeout"},
    LimitWords{LimitKind::reply, "--read-timeout"},
    LimitWords{LimitKind::total, "--deadline"},
};

static_assert(is_complete(limits, &LimitWords::kind, LimitKind::total),
              "one row for each limit, in the order of the enum");

std::string text_of(const DetailText& text) { return text.bytes; }

// "3 s (--timeout)".
std::string text_of(const Limit& limit) {
  const double seconds = std::chrono::duration<double>(limit.length).count();
  const std::string length =
      seconds < 1 ? fmt::format("{:g} ms", seconds * 1000) : fmt::format("{:g} s", seconds);
  if (limit.kind == LimitKind::none) return length;
  return fmt::format("{} ({})", length, limits.at(static_cast<std::size_t>(limit.kind)).option);
}

// "32 MiB (--max-reply)".
std::string text_of(const ReplyLimit& limit) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  const std::string size = limit.bytes % mebibyte == 0
                               ? fmt::format("{} MiB", limit.bytes / mebibyte)
                               : fmt::format("{} bytes", limit.bytes);
  return size + " (--max-reply)";
}

std::string text_of(TlsSetting setting) { return std::string(option_of(setting)); }

}  // namespace

std::string in_words(const Detail& detail) {
  std::string words;
  for (const Detail::Part& part : detail.parts()) {
    words += std::visit([](const auto& value) { return text_of(value); }, part);
  }
  return words;
}

std::string shortened(const std::string& words) {
  constexpr std::size_t most = 200;
  if (words.size() <= most) return words;
  const auto space = words.rfind(' ', most);
  return words.substr(0, space == std::string::npos ? most : space) + " ...";
}

std::string shown(const Detail& detail) {
  const bool is_own = std::ranges::all_of(detail.parts(), [](const Detail::Part& part) {
    const auto* text = std::get_if<DetailText>(&part);
    return text == nullptr || text->own;
  });
  return is_own ? in_words(detail) : shortened(in_words(detail));
}

}  // namespace rconn::cli

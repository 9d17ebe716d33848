#include "cli/output/text/idle/idle_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "cli/output/words/idle/idle_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array<std::string_view, 4> heads{"silent", "keepalive", "PING", "subscribed"};

using Row = std::vector<std::string>;

// The ages of a second round beside the boundary of an arm.
bool is_at_boundary(const IdleSample& sample, const IdleRecord& record) {
  const IdleBoundary& boundary = record.boundary(sample.arm);
  return sample.interval > IdleTime{} || sample.age == boundary.survived ||
         sample.age == boundary.cut_from || boundary.mixed;
}

// In order. Those that read the same are one: the second round is planned by what was measured.
std::vector<std::string> ages_of(const IdleRecord& record) {
  std::set<IdleTime> planned;
  for (const IdleSample& sample : record.samples) {
    if (sample.round == 1 || is_at_boundary(sample, record)) planned.insert(sample.planned);
  }
  std::vector<std::string> ages;
  for (const IdleTime age : planned) {
    std::string words = seconds_in_words(age);
    if (ages.empty() || ages.back() != words) ages.push_back(std::move(words));
  }
  return ages;
}

// Of several, as of both rounds, each kind once.
std::string cell_of(IdleArm arm, const std::string& age, const IdleRecord& record) {
  std::string cell;
  for (const IdleSample& sample : record.samples) {
    if (sample.arm != arm || seconds_in_words(sample.planned) != age) continue;
    const std::string words = in_words(sample);
    if (cell.find(words) == std::string::npos) cell += (cell.empty() ? "" : ", ") + words;
  }
  return cell.empty() ? "-" : cell;
}

std::string line_of(const Row& row, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    line += fmt::format("{}{:<{}}", i == 0 ? "" : "  ", row[i], widths[i]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string idle_table(const IdleRecord& record) {
  std::vector<IdleArm> arms;
  Row head{"age"};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto arm = static_cast<IdleArm>(i);
    const auto of_arm = [arm](const IdleSample& sample) { return sample.arm == arm; };
    if (std::ranges::none_of(record.samples, of_arm)) continue;
    arms.push_back(arm);
    head.emplace_back(heads.at(i));
  }
  std::vector<Row> rows{std::move(head)};
  for (const std::string& age : ages_of(record)) {
    Row row{age};
    for (const IdleArm arm : arms) row.push_back(cell_of(arm, age, record));
    rows.push_back(std::move(row));
  }
  std::vector<std::size_t> widths(arms.size() + 1);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Row& row : rows) text += line_of(row, widths);
  return text;
}

}  // namespace rconn::cli

#include "chaos/long_run.hpp"

#include <fcntl.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/eventually.hpp"

namespace chaos {
namespace {

// The output goes to a file, because a pipe would need a reader throughout the run.
support::Surroundings into_file(const std::string& path, const std::function<void()>& in_child) {
  return {{{"REDIS_URL", ""}, {"REDISCLI_AUTH", ""}}, "", [path, in_child] {
            ::dup2(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), 1);
            if (in_child) in_child();
          }};
}

std::size_t descriptors_of(pid_t process) {
  std::error_code gone;
  const std::filesystem::directory_iterator all("/proc/" + std::to_string(process) + "/fd", gone);
  return gone ? 0 : static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

std::size_t kilobytes_of(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:"))
      return std::stoul(line.substr(line.find_first_of("0123456789")));
  }
  return 0;
}

}  // namespace

LongRun::LongRun(std::string name, const std::vector<std::string>& arguments,
                 const std::function<void()>& in_child)
    : name_(std::move(name)),
      process_(support::rconn_command(arguments), into_file(directory_.path("out"), in_child)) {}

void LongRun::interrupt() const { process_.signal(SIGINT); }

void LongRun::sample() { samples_.push_back({descriptors_of(id()), kilobytes_of(id())}); }

LongRun::Sample LongRun::most(std::size_t first, std::size_t last) const {
  Sample most{};
  for (std::size_t i = first; i < last; ++i) {
    most.descriptors = std::max(most.descriptors, samples_[i].descriptors);
    most.kilobytes = std::max(most.kilobytes, samples_[i].kilobytes);
  }
  return most;
}

// Compares the second quarter, after warm-up, with the last.
void LongRun::check_growth(Expectations& expectations) const {
  const std::size_t quarter = samples_.size() / 4;
  const Sample before = most(quarter, 2 * quarter);
  const Sample after = most(3 * quarter, samples_.size());
  std::ostringstream told;
  told << "descriptors at most " << before.descriptors << ", later " << after.descriptors
       << "; memory at most " << before.kilobytes << " KiB, later " << after.kilobytes << " KiB";
  expectations.note(name_, told.str());
  constexpr std::size_t chance = 20;  // connections in progress when sampled
  expectations.expect(after.descriptors <= before.descriptors + chance,
                      name_ + " leaks descriptors");
  constexpr std::size_t slack = 4096;
  const bool flat = after.kilobytes <= before.kilobytes + slack;
  // Sanitizers delay the release of freed memory.
  expectations.expect(flat || support::sanitized(), name_ + " grows");
}

std::vector<nlohmann::json> LongRun::finish(Expectations& expectations) {
  const bool ended = support::eventually([this] { return !process_.running(); });
  expectations.expect(ended, name_ + " does not end");
  outcome_ = process_.finish();
  check_growth(expectations);
  expectations.expect(outcome_.err.empty() || outcome_.exit == 130,
                      name_ + " says " + outcome_.err);
  std::vector<nlohmann::json> lines;
  std::ifstream out(directory_.path("out"));
  for (std::string line; std::getline(out, line);) lines.push_back(nlohmann::json::parse(line));
  expectations.expect(!lines.empty() && lines.back().contains("summary"),
                      name_ + " sums nothing up");
  return lines;
}

}  // namespace chaos

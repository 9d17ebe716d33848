// Runs commands in turn, A B C A B C ..., and prints each one's wall time as a ratio to the first.
// Usage: side_by_side ROUNDS 'COMMAND' 'COMMAND'...  (words are split at spaces)
// The ratio is the median over the rounds of (time in that round / the first's time in that
// round), so that a machine that speeds up or slows down meanwhile cancels out. Beside it stands
// the ratio of the shortest times, which a busy machine disturbs least.
// A command that begins with "N* " does one Nth of the work: its time is multiplied by N.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Seconds = std::chrono::duration<double>;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

class Command {
 public:
  explicit Command(const std::string& line) : line_(line) {
    std::istringstream stream(line);
    for (std::string word; stream >> word;) words_.push_back(word);
    if (words_.size() > 1 && words_.front().ends_with('*')) {
      share_ = std::stod(words_.front());
      words_.erase(words_.begin());
    }
    for (std::string& word : words_) pointers_.push_back(word.data());
    pointers_.push_back(nullptr);
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
  }
  ~Command() { posix_spawn_file_actions_destroy(&actions_); }
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  [[nodiscard]] const std::string& line() const { return line_; }

  // Measures from spawn to reap, scaled to the whole work. Throws if the exit status is not 0.
  [[nodiscard]] double run() {
    pid_t child = 0;
    int status = 0;
    const auto start = std::chrono::steady_clock::now();
    if (posix_spawnp(&child, pointers_[0], &actions_, nullptr, pointers_.data(), environ) != 0 ||
        waitpid(child, &status, 0) != child || status != 0) {
      throw std::runtime_error("failed: " + line_);
    }
    return share_ * Seconds(std::chrono::steady_clock::now() - start).count();
  }

 private:
  std::string line_;
  double share_ = 1;
  std::vector<std::string> words_;
  std::vector<char*> pointers_;
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

int main(int argc, char** argv) try {
  const int rounds = argc > 2 ? std::atoi(argv[1]) : 0;
  if (rounds < 1) throw std::runtime_error("usage: side_by_side ROUNDS 'COMMAND' 'COMMAND'...");
  std::vector<std::unique_ptr<Command>> commands;
  for (int i = 2; i < argc; ++i) commands.push_back(std::make_unique<Command>(argv[i]));
  std::vector<std::vector<double>> ratios(commands.size());
  std::vector<double> shortest(commands.size(), std::numeric_limits<double>::max());
  const int warm_up = std::clamp(rounds / 5, 1, 20);
  for (int round = -warm_up; round < rounds; ++round) {
    double first = 0;
    for (std::size_t i = 0; i < commands.size(); ++i) {
      const double took = commands[i]->run();
      if (i == 0) first = took;
      if (round < 0) continue;
      ratios[i].push_back(took / first);
      shortest[i] = std::min(shortest[i], took);
    }
  }
  for (std::size_t i = 0; i < commands.size(); ++i) {
    std::printf("  %6.2f %6.2f  %s\n", median(ratios[i]), shortest[i] / shortest[0],
                commands[i]->line().c_str());
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "side_by_side: %s\n", error.what());
  return 1;
}

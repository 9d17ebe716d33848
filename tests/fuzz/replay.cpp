// Runs a target over each file of a directory, its seeds and what fuzzing found, and over variants
// of each: a short fuzzing without a fuzzer, which every preset can build.
// Usage: replay TARGET VARIANTS DIRECTORY. The same runs every time, so that it never fails by
// luck.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.hpp"

namespace {

using rconn::fuzz::FuzzTarget;

struct Seed {
  std::string name;
  std::string bytes;
};

std::vector<Seed> seeds_in(const char* directory) {
  std::vector<Seed> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    std::ifstream file(entry.path(), std::ios::binary);
    seeds.push_back({entry.path().string(), {std::istreambuf_iterator<char>(file), {}}});
  }
  std::ranges::sort(seeds, {}, &Seed::name);
  return seeds;
}

// A few changes in place; then, at times, the end of another seed.
std::string variant(std::string bytes, std::span<const Seed> seeds, unsigned number) {
  std::minstd_rand random(number);  // its distributions differ between libraries
  const auto below = [&random](std::size_t count) { return random() % std::max(count, 1UL); };
  for (std::size_t changes = below(4) + 1; changes > 0; --changes) {
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t size = below(8);
    const auto byte = static_cast<char>(below(256));
    switch (below(4)) {
      case 0:
        bytes.erase(at, size);
        break;
      case 1:
        bytes.insert(at, size, byte);
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), size));
        break;
      default:
        if (at < bytes.size()) bytes[at] = byte;
    }
  }
  if (below(4) > 0) return bytes;
  const std::string& other = seeds[below(seeds.size())].bytes;
  return bytes.substr(0, below(bytes.size())) + other.substr(below(other.size()));
}

const FuzzTarget* find_target(std::string_view name) {
  const FuzzTarget* target = FuzzTarget::first();
  while (target != nullptr && target->name() != name) target = target->next();
  return target;
}

void replay(const FuzzTarget& target, unsigned variants, std::span<const Seed> seeds) {
  for (const Seed& seed : seeds) {
    // Before it can end the process.
    std::fprintf(stderr, "%s and %u variants\n", seed.name.c_str(), variants);
    target.run(seed.bytes);
    for (unsigned i = 1; i <= variants; ++i) target.run(variant(seed.bytes, seeds, i));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const FuzzTarget* const target = argc == 4 ? find_target(argv[1]) : nullptr;
  if (target == nullptr) {
    std::fputs("usage: replay TARGET VARIANTS DIRECTORY\n", stderr);
    return 2;
  }
  try {
    const std::vector<Seed> seeds = seeds_in(argv[3]);
    replay(*target, static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)), seeds);
    return seeds.empty() ? 1 : 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}

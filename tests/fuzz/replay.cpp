// Runs a target once over each file of the given directories: the seeds and past findings.
// Usage: replay TARGET DIRECTORY... Needs no libFuzzer, so every preset can build it.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "fuzz/fuzz_target.hpp"

namespace {

using rconn::fuzz::FuzzTarget;

const FuzzTarget* find_target(std::string_view name) {
  const FuzzTarget* target = FuzzTarget::first();
  while (target != nullptr && target->name() != name) target = target->next();
  return target;
}

// Returns the number of files.
std::size_t replay(const FuzzTarget& target, const char* directory) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::fprintf(stderr, "%s\n",
                 entry.path().c_str());  // printed first, because the input may abort the process
    target.run(bytes);
    ++count;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  const FuzzTarget* const target = argc < 3 ? nullptr : find_target(argv[1]);
  if (target == nullptr) {
    std::fputs("usage: replay TARGET DIRECTORY...\n", stderr);
    return 2;
  }
  try {
    std::size_t count = 0;
    for (int i = 2; i < argc; ++i) count += replay(*target, argv[i]);
    return count > 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}

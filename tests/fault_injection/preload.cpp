// Preloaded into the program under test: notifies the tracer when main begins, and makes
// allocations fail. Controlled by environment variables, which it removes for the program's
// children:
//   FAIL_ALLOCATION=N      the Nth allocation since main began fails
//   FAIL_ALLOCATION=N+     and so do all later ones
//   COUNT_ALLOCATIONS=FILE keeps an AllocationCount in this file
// Memory comes from the C library; this file only decides which requests fail.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "fault_injection/allocation_count.hpp"
#include "fault_injection/main_started.hpp"

extern "C" {
void* __libc_malloc(std::size_t size);                           // NOLINT
void* __libc_calloc(std::size_t count, std::size_t size);        // NOLINT
void* __libc_realloc(void* old, std::size_t size);               // NOLINT
void* __libc_memalign(std::size_t alignment, std::size_t size);  // NOLINT
}

namespace {

using Main = int (*)(int, char**, char**);
using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
using fault_injection::AllocationCount;

Main real_main = nullptr;
bool begun = false;
unsigned long failing = 0;  // 0: none
bool and_after = false;
AllocationCount own_count;
AllocationCount* count = &own_count;

// Returns whether the caller is a function of the C library, on a thread that the program uses only
// for name lookups.
bool is_of_lookup(void* caller) {
  Dl_info about{};
  return ::gettid() != ::getpid() && ::dladdr(caller, &about) != 0 &&
         std::string_view(about.dli_fname).find("/libc.so") != std::string_view::npos;
}

bool has_memory(void* caller) {
  if (!begun) return true;
  const unsigned long number = ++count->all;
  const bool fails = number == failing || (and_after && failing != 0 && number > failing);
  if (!fails) return true;
  if (is_of_lookup(caller)) ++count->failed_in_lookup;
  errno = ENOMEM;
  return false;
}

// Maps the file, so that the counts survive an exec or a crash of the program.
void count_in(const char* path) {
  const int file = ::open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void* shared =
      ::mmap(nullptr, sizeof(AllocationCount), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  ::close(file);
  if (shared != MAP_FAILED) count = static_cast<AllocationCount*>(shared);
}

int begin_main(int argc, char** argv, char** environment) {
  if (const char* injected = std::getenv("FAIL_ALLOCATION")) {
    char* end = nullptr;
    failing = std::strtoul(injected, &end, 10);
    and_after = *end == '+';
  }
  if (const char* path = std::getenv("COUNT_ALLOCATIONS")) count_in(path);
  for (const char* name : {"LD_PRELOAD", "FAIL_ALLOCATION", "COUNT_ALLOCATIONS"}) ::unsetenv(name);
  ::syscall(fault_injection::main_started);
  begun = true;
  return real_main(argc, argv, environment);
}

}  // namespace

extern "C" {

int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(),  // NOLINT
                      void (*rtld_fini)(), void* stack_end) {
  real_main = main;
  const auto start = reinterpret_cast<Start>(::dlsym(RTLD_NEXT, "__libc_start_main"));
  return start(begin_main, argc, argv, init, fini, rtld_fini, stack_end);
}

void* malloc(std::size_t size) {
  return has_memory(__builtin_return_address(0)) ? __libc_malloc(size) : nullptr;
}

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's are reserved
void* calloc(std::size_t number, std::size_t size) {
  return has_memory(__builtin_return_address(0)) ? __libc_calloc(number, size) : nullptr;
}

void* realloc(void* old, std::size_t size) {
  return has_memory(__builtin_return_address(0)) ? __libc_realloc(old, size) : nullptr;
}

void* memalign(std::size_t alignment, std::size_t size) {
  return has_memory(__builtin_return_address(0)) ? __libc_memalign(alignment, size) : nullptr;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return has_memory(__builtin_return_address(0)) ? __libc_memalign(alignment, size) : nullptr;
}

int posix_memalign(void** place, std::size_t alignment, std::size_t size) {
  if (!has_memory(__builtin_return_address(0))) return ENOMEM;
  void* memory = __libc_memalign(alignment, size);
  if (memory == nullptr) return ENOMEM;
  *place = memory;
  return 0;
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

}  // extern "C"

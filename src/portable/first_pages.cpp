// For the portable build: the entry of the program, before the C library's.
//
// A static PIE relocates itself first: it writes to every page with tables of pointers, some
// hundred with OpenSSL's, and each first write is a page fault of its own. This asks the kernel for
// all of them in one call (MADV_POPULATE_WRITE, Linux 5.14). An older kernel refuses, and nothing
// else changes.
//
// Nothing is relocated and no C library started here: no calls, no globals but those of the linker.

#include <elf.h>
#include <link.h>
#include <sys/syscall.h>

#include <cstdint>

#ifndef __x86_64__
#error "its system call is written for x86-64: see cmake/portable.cmake"
#endif

extern "C" {

// The start of the program in memory, by the linker.
[[gnu::visibility("hidden")]] extern const ElfW(Ehdr) __ehdr_start;

[[gnu::used, gnu::no_stack_protector]] void rconn_populate() {
  constexpr std::uintptr_t page = 4096;
  constexpr long populate_write = 23;  // older headers lack its name
  const auto base = reinterpret_cast<std::uintptr_t>(&__ehdr_start);
  const auto* const headers = reinterpret_cast<const ElfW(Phdr)*>(base + __ehdr_start.e_phoff);
  for (int i = 0; i < __ehdr_start.e_phnum; ++i) {
    if (headers[i].p_type != PT_GNU_RELRO) continue;
    const std::uintptr_t start = (base + headers[i].p_vaddr) & ~(page - 1);
    const std::uintptr_t end = base + headers[i].p_vaddr + headers[i].p_memsz;
    long result = SYS_madvise;
    asm volatile("syscall"
                 : "+a"(result)
                 : "D"(start), "S"(end - start), "d"(populate_write)
                 : "rcx", "r11", "memory");
  }
}

// The kernel passes all that _start needs on the stack and in rdx.
[[gnu::naked, gnu::used]] void rconn_start() {
  asm("mov %rdx, %r12\n\t"
      "call rconn_populate\n\t"
      "mov %r12, %rdx\n\t"
      "jmp _start");
}

}  // extern "C"

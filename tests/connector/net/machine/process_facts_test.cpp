#include "connector/net/machine/process_facts.hpp"

#include <fcntl.h>

#include <array>

#include "connector/net/process/descriptor.hpp"
#include "support/catch.hpp"
#include "support/skip.hpp"

using rconn::Descriptor;
using rconn::net::find_process_facts;

TEST_CASE("a process knows its descriptors, and their limit") {
  support::need_linux_files();
  const auto before = find_process_facts();
  const std::array<Descriptor, 3> more{Descriptor(::open("/dev/null", O_RDONLY)),
                                       Descriptor(::open("/dev/null", O_RDONLY)),
                                       Descriptor(::open("/dev/null", O_RDONLY))};
  const auto after = find_process_facts();
  CHECK(*after.open_descriptors == *before.open_descriptors + more.size());
  if (after.max_descriptors) CHECK(*after.max_descriptors >= *after.open_descriptors);
}

TEST_CASE("a process knows its memory and its CPU time") {
  support::need_linux_files();
  const auto before = find_process_facts();
  std::string more(std::size_t{64} << 20, 'x');
  const auto after = find_process_facts();
  CHECK(*after.resident >= *before.resident + more.size() / 2);
  CHECK(*after.cpu > *before.cpu);
}

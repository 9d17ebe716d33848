// How a preloaded library tells a tracer that main begins: by a system call that does not exist.
#pragma once

namespace torture {

constexpr long beginning = 0x746f7274;

}  // namespace torture

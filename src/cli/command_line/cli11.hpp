// CLI11. Included here only.
// CLI11 includes <iostream>, for messages that rconn does not have it write. libstdc++ would set up
// the standard streams at each start because of that, which costs nearly a tenth of a plain ping's
// instructions. So its <iostream> is taken for included, and only what it declares is declared.
#pragma once

#include <istream>
#include <ostream>

// clang-format off
// NOLINTBEGIN
#if defined(__GLIBCXX__) && !defined(_GLIBCXX_IOSTREAM)
#define _GLIBCXX_IOSTREAM 1
namespace std _GLIBCXX_VISIBILITY(default) {
_GLIBCXX_BEGIN_NAMESPACE_VERSION
extern ostream cout;
extern ostream cerr;
_GLIBCXX_END_NAMESPACE_VERSION
}
#endif
// NOLINTEND
// clang-format on

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

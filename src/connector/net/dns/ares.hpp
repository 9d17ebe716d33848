// c-ares, for 1.18 and later: this header alone includes it.
// Since 1.28 its older functions, which all versions have, are marked as deprecated.
#pragma once

#ifndef CARES_NO_DEPRECATED
#define CARES_NO_DEPRECATED
#endif
#include <ares.h>

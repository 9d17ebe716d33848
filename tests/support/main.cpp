// Catch2 2 wants its main compiled into the tests; Catch2 3 brings one along.
#if !__has_include(<catch2/catch_test_macros.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

#include "cli/options/number.hpp"

#include "support/catch.hpp"

using namespace rconn::cli;

TEST_CASE("a port is 0 to 65535, in plain digits") {
  CHECK(port_number("0").value() == 0);
  CHECK(port_number("65535").value() == 65535);
  for (const char* text :
       {"", "abc", "0x10", "70000", "-5", "-0", "+1", " 1", "1 ", "1.0", "1e3"}) {
    CHECK_FALSE(port_number(text));
  }
}

TEST_CASE("a time is seconds with fractions, or has a unit") {
  CHECK(seconds("2").value() == 2);
  CHECK(seconds("2.5").value() == 2.5);
  CHECK(seconds("2.5e-07").value() == 2.5e-07);
  CHECK(seconds(".5").value() == .5);
  CHECK(seconds("500ms").value() == .5);
  CHECK(seconds("2s").value() == 2);
  CHECK(seconds("1m").value() == 60);
  CHECK(seconds("1h").value() == 3600);
  CHECK(seconds("7d").value() == 604800);
  CHECK(seconds("2147483647").value() == 2147483647);
}

TEST_CASE("a time that is out of range or malformed is refused") {
  for (const char* text : {"", "abc", "nan", "inf", "-1", "-0", "1e300", "2147483647.5", "ms", "1w",
                           "1 s", "0x10", "1,5", "+1"}) {
    CHECK_FALSE(seconds(text));
  }
}

TEST_CASE("a database is a number of at least 0") {
  CHECK(database_number("15").value() == 15);
  CHECK_FALSE(database_number("-1"));
  CHECK_FALSE(database_number("2147483648"));
}

TEST_CASE("the largest reply is given in bytes or with a suffix, from 64K to 1G") {
  CHECK(reply_size("65536").value() == 65536);
  CHECK(reply_size("64K").value() == 65536);
  CHECK(reply_size("32M").value() == std::size_t{32} << 20);
  CHECK(reply_size("1G").value() == std::size_t{1} << 30);
  for (const char* bad : {"", "K", "65535", "63K", "1025M", "2G", "-1", "1.5M", "64k", "1T",
                          "99999999999999999999", "18014398509481985K"}) {
    INFO(bad);
    CHECK_FALSE(reply_size(bad));
  }
}

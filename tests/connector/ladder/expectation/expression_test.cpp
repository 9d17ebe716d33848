#include "connector/ladder/expectation/expression.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

bool finds(const std::string& expression, std::string_view text) {
  INFO(expression);
  REQUIRE(validate_expression(expression) == std::nullopt);
  return is_found(expression, text);
}

std::string refusal(const std::string& expression) {
  return validate_expression(expression).value_or("accepted");
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("an expression is found wherever it stands, and at an end where it says so") {
  CHECK(finds("b+c", "abbcd"));
  CHECK_FALSE(finds("b+c", "abbd"));
  CHECK(finds("", ""));
  CHECK(finds("^ab", "abc"));
  CHECK_FALSE(finds("^b", "abc"));
  CHECK(finds("bc$", "abc"));
  CHECK_FALSE(finds("b$", "abc"));
  CHECK(finds("^$", ""));
  CHECK_FALSE(finds("^$", "\n"));
  CHECK(finds("^a|c$", "bc"));
  CHECK_FALSE(finds("^a|b$", "bc"));
  CHECK(finds("2$", "1\n2"));
  CHECK_FALSE(finds("1$", "1\n2"));
  CHECK_FALSE(finds("^2", "1\n2"));
  CHECK(finds("(^|,)b(,|$)", "a,b"));
  CHECK(finds("(^|,)b(,|$)", "b,c"));
  CHECK_FALSE(finds("(^|,)b(,|$)", "ab\nb"));
  CHECK(finds("[\\^]\\^", "a^^"));
  CHECK(finds("(a|b){3}", "xabax"));
  CHECK_FALSE(finds("^(a|b){3}$", "abab"));
}

TEST_CASE("brackets, classes and escaped letters are taken for what they are") {
  CHECK(finds("[]a]{2}", "x]ax"));
  CHECK(finds("[^]a]", "]b"));
  CHECK(finds("^[[:digit:]]+[[:space:]]$", "12 "));
  CHECK(finds("[[:alpha:]({]", "{"));
  CHECK(finds("\\(\\)\\{", "(){"));
  CHECK(finds("[(+{]+[)]", "({+)"));
}

TEST_CASE("any byte of a text is searched") {
  using namespace std::string_view_literals;
  CHECK(finds("b$", "a\0b"sv));
  CHECK_FALSE(finds("b$", "b\0a"sv));
  CHECK(finds("a[^x]b", "a\0b"sv));
  CHECK(finds("b", "\xff\xfe\x80 b"sv));
}

TEST_CASE("an expression that would cost time or memory without bounds is refused") {
  CHECK_THAT(refusal("(a)\\1"), ContainsSubstring("it contains a back-reference"));
  CHECK_THAT(refusal("(.*)(.*)\\2b"), ContainsSubstring("it contains a back-reference"));
  for (const std::string& costly :
       {std::string("a++++++++++"), std::string("(((((((((a+)+)+)+)+)+)+)+)+)+"),
        std::string("(a{1,200}){1,200}"), std::string("((a{0,50}){0,50}){0,20}"),
        std::string("a{999}{999}"), std::string("a{30000}"), std::string("a{99999999999999999999}"),
        std::string("x{y(a{99}){99}"), repeated("a?", 2000), repeated("(", 100000),
        repeated("[a-z]", 2000)}) {
    INFO(costly.substr(0, 60));
    CHECK_THAT(refusal(costly), ContainsSubstring("too long"));
  }
  for (const char* endless :
       {"(a*)*", "a**", "(a*)+", "(a|)*", "(|a)*", "(a?){2,}", "(^)*", "(\\b)+", "(a*b?)*",
        "((a*)(b*))+", "(y?|z)*", "(a{0,3})*", "(a{,3})*"}) {
    INFO(endless);
    CHECK_THAT(refusal(endless), ContainsSubstring("may be empty"));
  }
  for (const char* usual :
       {"[0-9a-f]{64}", ".{1,200}", "(a+)+", "a{2}{3}", "a{,5}", "^(a|b)+c*d?$", "(a*b)*", "(a+)*",
        "(a*)?", "(a*){3}", "(a?b|c)+", "(^a)+", "(a\\b)*"}) {
    CHECK(refusal(usual) == "accepted");
  }
}

TEST_CASE("a broken expression is refused with what is wrong") {
  CHECK_THAT(refusal("a)b"), ContainsSubstring("without its '('"));
  for (const char* broken : {"(", "[", "[a", "[[:nosuch:]]", "a{2,1}", "\\", "*", "[z-a]"}) {
    INFO(broken);
    CHECK(refusal(broken) != "accepted");
  }
}

TEST_CASE("the longest text takes no time to search") {
  const std::string many(max_searched_size, 'a');
  for (const char* expression :
       {"a.*b", "(a+)+b", "((((a+)+)+)+)+b", "(a|aa|aaa)+b", ".*.*.*b", "a.{1,200}b"}) {
    CHECK_FALSE(finds(expression, many));
  }
}

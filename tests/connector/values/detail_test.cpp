#include "connector/values/detail.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

constexpr Limit limit{LimitKind::reply, std::chrono::seconds(3)};

}  // namespace

TEST_CASE("details with the same text are equal, however they were built") {
  Detail detail = "a: ";
  detail += Detail{"nothing within ", limit};
  CHECK(detail == Detail{"a: nothing within ", limit});
  CHECK(detail.parts().size() == 2);
  CHECK(detail != Detail{"a: nothing within "});
  CHECK(Detail("").empty());
  CHECK(Detail{"", limit, ""}.parts().size() == 1);
}

TEST_CASE("the text of a detail excludes its values") {
  CHECK(Detail{"a ", limit, ", b"}.text() == "a , b");
}

TEST_CASE("a prefix is taken off whoever wrote it") {
  const Detail detail{std::string("at"), ": ", std::string("a")};
  CHECK(detail.without_prefix("at: ") == "a");
  CHECK(detail.without_prefix("at; ") == "at: a");
}

TEST_CASE("a prefix is taken off where a detail begins with it, and only there") {
  CHECK(Detail{"at: a ", limit, "at: b"}.without_prefix("at: ") == Detail{"a ", limit, "at: b"});
  CHECK(Detail("b").without_prefix("at: ") == "b");
  CHECK(Detail{limit, "at: "}.without_prefix("at: ") == Detail{limit, "at: "});
}

TEST_CASE("a detail is cut by the bytes of its text") {
  Detail detail{"1234", limit, "5678"};
  detail.cut(8);
  CHECK(detail == Detail{"1234", limit, "5678"});
  detail.cut(6);
  CHECK(detail == Detail{"1234", limit, "56"});
  detail.cut(4);
  CHECK(detail == Detail{"1234", limit});
  detail.cut(3);
  CHECK(detail == "123");
}

TEST_CASE("a peer's text that holds a password is withheld; own words and values are kept") {
  const std::string reply = "a secret of the peer";
  CHECK(without_secret(Detail{"no secret: ", reply, " ", limit}, Secret("secret")) ==
        Detail{"no secret: (withheld) ", limit});
  CHECK(without_secret(Detail(own_words("secret")), Secret("secret")) == "secret");
  CHECK(without_secret(Detail{"a ", std::string("b")}, Secret("a b")) == "a b");
}

TEST_CASE("the quote at the end of a text is removed and values before it are kept") {
  CHECK(without_quote(Detail{"it looks like X: \"LINE\""}) == "it looks like X");
  const Detail longer{"it looks like X: \"LINE\"", TlsSetting::server_name, " LINE"};
  CHECK(without_quote(longer) == "it looks like X");
}

TEST_CASE("text of a peer is cut at 4096 bytes") {
  for (const std::size_t size : {max_detail_size, max_detail_size + 1}) {
    Detail detail = std::string(size, 'x');
    cut(detail);
    CHECK(detail.text().size() == max_detail_size);
  }
}

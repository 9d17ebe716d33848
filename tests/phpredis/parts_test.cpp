#include "phpredis/parts.hpp"

#include "support/catch.hpp"

using namespace rconn::phpredis;

TEST_CASE("text() joins the parts") {
  CHECK(text({}).empty());
  CHECK(text({{Origin::host, "h"}, {Origin::separator, ":"}}) == "h:");
}

TEST_CASE("parts are cut at a number of bytes") {
  const auto after = [](std::size_t bytes) {
    Parts parts{{Origin::host, "abc"}, {Origin::separator, ":"}, {Origin::given_port, "12"}};
    const bool was_longer = cut(parts, bytes);
    return std::pair(was_longer, parts);
  };
  CHECK_FALSE(after(6).first);
  CHECK(after(6).second.size() == 3);
  CHECK(after(5).first);
  CHECK(after(5).second.back() == Part{Origin::given_port, "1"});
  CHECK(after(4).second.back() == Part{Origin::separator, ":"});
  CHECK(after(2).second == Parts{{Origin::host, "ab"}});
  CHECK(after(0).second.empty());
}

TEST_CASE("only the clock and PHP's salt cannot be predicted") {
  CHECK(predictable({{Origin::user, "u"}, {Origin::timeout, "0.000000"}}));
  CHECK_FALSE(predictable({{Origin::prefix, "phpredis_"}, {Origin::time_of_connect, "<clock>"}}));
  CHECK_FALSE(predictable({{Origin::password_hash, "<hash>"}}));
  CHECK_FALSE(predictable({{Origin::user_and_password_hash, "<hash>"}}));
}

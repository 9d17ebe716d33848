#include "connector/values/secret.hpp"

#include "support/catch.hpp"

using rconn::Secret;
using rconn::without_secret;

TEST_CASE("every copy of a secret is masked") {
  CHECK(without_secret("a hunter2 and hunter2", Secret("hunter2")) == "a *** and ***");
  CHECK(without_secret("nothing here", Secret("hunter2")) == "nothing here");
  CHECK(without_secret("nothing to hide", Secret("")) == "nothing to hide");
}

TEST_CASE("masking ends even if the mask holds the secret") {
  CHECK(without_secret("a*b", Secret("*")) == "a***b");
}

TEST_CASE("the arguments that a server echoes are masked, even if cut short") {
  CHECK(without_secret("ERR unknown command 'AUTH', with args beginning with: 'hunt",
                       Secret("hunter2")) ==
        "ERR unknown command 'AUTH', with args beginning with ***");
  CHECK(without_secret("ERR with args beginning with: 'some", Secret("args")) ==
        "ERR with *** beginning with ***");
}

#include "connector/values/security/secret.hpp"

#include "support/catch.hpp"

using rconn::Secret;
using rconn::without_secret;

TEST_CASE("a text that holds a secret is withheld whole, however short the secret") {
  CHECK(without_secret("a hunter2 and hunter2", Secret("hunter2")) == "(withheld)");
  CHECK(without_secret("ERR DB index is out of range", Secret("x")) == "(withheld)");
  CHECK(without_secret("nothing here", Secret("hunter2")) == "nothing here");
  CHECK(without_secret("nothing to hide", Secret("")) == "nothing to hide");
}

TEST_CASE("withholding twice changes nothing, even if the secret is in what is shown instead") {
  const Secret secret("held");
  CHECK(without_secret(without_secret("unheld", secret), secret) == "(withheld)");
}

TEST_CASE("an error is withheld if the arguments that it repeats may begin with the secret") {
  CHECK(without_secret("ERR unknown command 'AUTH', with args beginning with: 'hunt",
                       Secret("hunter2")) == "(withheld)");
  CHECK(without_secret("ERR unknown command 'HELLO', with args beginning with: ",
                       Secret("hunter2")) ==
        "ERR unknown command 'HELLO', with args beginning with: ");
}

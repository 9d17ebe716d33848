// How a connection ends: at close(), at the end of a request, and when it is lost.
// Entry point: closing(). Pure.
#pragma once

#include <string_view>

#include "phpredis/arguments.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

enum class Ending {
  closed,
  closed_after_quit,
  closed_after_unterminated_quit,
  kept,
  pooled,
  closed_and_forgotten,
};

enum class SecondClose { returns_false, reconnects_first };

struct Closing {
  Ending on_close;
  Ending at_end;  // when the object is destroyed or the request ends
  Ending at_end_in_transaction;
  Ending on_loss;  // the server closed the connection, or a read failed
  SecondClose second_close;
  bool close_crashes_sharers;  // if one of two objects on a key closes, the other crashes PHP
};

Closing closing(const Release& release, const Arguments& arguments, const Settings& settings);

std::string_view sentence(Ending ending);
std::string_view sentence(SecondClose second_close);

}  // namespace rconn::phpredis

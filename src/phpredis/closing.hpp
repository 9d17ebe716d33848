// What becomes of a connection: at close(), at the end of a request, and when it is lost.
// Entry point: closing().
#pragma once

#include <string_view>

#include "phpredis/arguments.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

enum class Ending {
  closed,
  closed_after_quit,
  closed_after_half_a_quit,
  kept,
  pooled,
  closed_and_forgotten,
};

enum class SecondClose { returns_false, reconnects_first };

struct Closing {
  Ending on_close;
  Ending at_end;  // of the object, or of the request
  Ending at_end_in_transaction;
  Ending on_loss;  // the server hung up, or a read failed
  SecondClose second_close;
  bool close_crashes_sharers;  // two objects on one key: one closes, the other crashes PHP
};

Closing closing(const Release& release, const Arguments& arguments, const Settings& settings);

std::string_view sentence(Ending ending);
std::string_view sentence(SecondClose second_close);

}  // namespace rconn::phpredis

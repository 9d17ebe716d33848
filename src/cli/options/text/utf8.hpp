// The functions of values/text/utf8 by the name that they have in the front end.
// Entry points: is_utf8(), has_control(), next_character(). Pure.
#pragma once

#include "connector/values/text/utf8.hpp"

namespace rconn::cli::text {

using rconn::utf8::Character;
using rconn::utf8::has_control;
using rconn::utf8::is_utf8;
using rconn::utf8::next_character;

}  // namespace rconn::cli::text

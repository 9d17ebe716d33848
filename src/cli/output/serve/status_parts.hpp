// The parts of the status page, in the order in which they are shown.
// Entry points: one function for each. Pure. A part with nothing to show is empty.
#pragma once

#include <string>
#include <string_view>

#include "connector/values/serve/serve_record.hpp"

namespace rconn::cli::html {

std::string_view status_style();

// How many targets are ok, and what is wrong with the server itself: a reload, the end of it.
std::string status_headline(const ServeRecord& record);

// A row for each listed target, those that fail first.
std::string target_table(const ServeRecord& record);

// Where it listens, since when, what it has done.
std::string server_facts(const ServeRecord& record, std::string_view version);

}  // namespace rconn::cli::html

// Prints the JSON Schema of what rconn prints with -o json.
// usage: write_schema > schema/rconn-json.schema.json

#include <cstdio>

#include "schema.hpp"

int main() {
  const std::string text = support::json_schema();
  return std::fputs(text.c_str(), stdout) < 0 || std::fflush(stdout) != 0 ? 1 : 0;
}

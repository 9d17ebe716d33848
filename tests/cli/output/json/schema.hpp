// The JSON Schema of what rconn prints with -o json, made of the tables of fields.
// Entry point: json_schema(); write_schema prints it, and schema/rconn-json.schema.json is a copy.
// Pure. Throws if a table names a type that does not exist, or a type is not used.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace support {

std::string json_schema();

// The types that are no objects with a table, by name. In schema_types.cpp.
nlohmann::ordered_json plain_types();

}  // namespace support

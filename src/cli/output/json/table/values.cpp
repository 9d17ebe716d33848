#include "cli/output/json/table/values.hpp"

#include "cli/options/text/escape.hpp"

namespace rconn::cli {

using Json = nlohmann::ordered_json;

Json text_of(std::string_view bytes) { return text::for_json(bytes); }

Json text_if_any(std::string_view bytes) { return bytes.empty() ? Json() : text_of(bytes); }

Json text_if_set(const std::optional<std::string>& bytes) {
  return bytes ? text_of(*bytes) : Json();
}

Json texts_of(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(text_of(text));
  return list;
}

Json texts_if_any(const std::vector<std::string>& texts) {
  return texts.empty() ? Json() : texts_of(texts);
}

Json true_if(bool condition) { return condition ? Json(true) : Json(); }

}  // namespace rconn::cli

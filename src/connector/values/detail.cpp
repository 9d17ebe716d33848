#include "connector/values/detail.hpp"

#include <utility>

namespace rconn {

Detail::Detail(std::string text) { add(std::move(text)); }

Detail::Detail(const char* text) : Detail(std::string(text)) {}

Detail::Detail(std::initializer_list<Part> parts) {
  for (const Part& part : parts) add(part);
}

Detail& Detail::operator+=(const Detail& other) {
  const std::vector<Part> added = other.parts_;  // `other` may be *this
  for (const Part& part : added) add(part);
  return *this;
}

std::string Detail::text() const {
  std::string text;
  for (const Part& part : parts_) {
    if (const auto* const own = std::get_if<std::string>(&part)) text += *own;
  }
  return text;
}

Detail Detail::without_prefix(std::string_view prefix) const {
  Detail rest;
  for (const Part& part : parts_) {
    const auto* const own = std::get_if<std::string>(&part);
    const bool begins = &part == &parts_.front() && own != nullptr && own->starts_with(prefix);
    rest.add(begins ? Part(own->substr(prefix.size())) : part);
  }
  return rest;
}

void Detail::cut(std::size_t max) {
  for (auto part = parts_.begin(); part != parts_.end(); ++part) {
    auto* const own = std::get_if<std::string>(&*part);
    if (own == nullptr) continue;
    if (own->size() > max) {
      own->resize(max);
      parts_.erase(own->empty() ? part : part + 1, parts_.end());
      return;
    }
    max -= own->size();
  }
}

void Detail::add(Part part) {
  auto* const text = std::get_if<std::string>(&part);
  if (text != nullptr && text->empty()) return;
  auto* const before = parts_.empty() ? nullptr : std::get_if<std::string>(&parts_.back());
  if (text != nullptr && before != nullptr) {
    *before += *text;
  } else {
    parts_.push_back(std::move(part));
  }
}

// Nothing follows a quote that was removed: it may be the rest of it.
Detail without_quote(const Detail& detail) {
  Detail shorter;
  for (const Detail::Part& part : detail.parts_) {
    const auto* const text = std::get_if<std::string>(&part);
    if (text == nullptr) {
      shorter.add(part);
      continue;
    }
    std::string rest = without_quote(std::string_view(*text));
    const bool removed = rest.size() < text->size();
    shorter.add(std::move(rest));
    if (removed) break;
  }
  return shorter;
}

Detail Detail::mapped(const std::function<std::string(const std::string&)>& change) const {
  Detail changed;
  for (const Part& part : parts_) {
    const auto* const text = std::get_if<std::string>(&part);
    changed.add(text != nullptr ? Part(change(*text)) : part);
  }
  return changed;
}

}  // namespace rconn

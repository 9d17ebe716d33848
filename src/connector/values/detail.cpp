#include "connector/values/detail.hpp"

#include <algorithm>
#include <utility>

namespace rconn {
namespace {

// The same parts with adjacent texts joined, whoever wrote them.
std::vector<Detail::Part> joined(const std::vector<Detail::Part>& parts) {
  std::vector<Detail::Part> all;
  for (const Detail::Part& part : parts) {
    const auto* const text = std::get_if<DetailText>(&part);
    auto* const before = all.empty() ? nullptr : std::get_if<DetailText>(&all.back());
    if (text != nullptr && before != nullptr) {
      before->bytes += text->bytes;
    } else {
      all.push_back(part);
    }
  }
  return all;
}

}  // namespace

Detail::Detail(std::string text) { add(DetailText(std::move(text))); }

Detail::Detail(const char* text) { add(DetailText(text)); }

Detail::Detail(DetailText text) { add(std::move(text)); }

Detail::Detail(std::initializer_list<Part> parts) {
  for (const Part& part : parts) add(part);
}

Detail& Detail::operator+=(const Detail& other) {
  const std::vector<Part> added = other.parts_;  // `other` may be *this
  for (const Part& part : added) add(part);
  return *this;
}

bool Detail::operator==(const Detail& other) const {
  return joined(parts_) == joined(other.parts_);
}

std::string Detail::text() const {
  std::string text;
  for (const Part& part : parts_) {
    if (const auto* const own = std::get_if<DetailText>(&part)) text += own->bytes;
  }
  return text;
}

Detail Detail::without_prefix(std::string_view prefix) const {
  const auto* const first = parts_.empty() ? nullptr : std::get_if<DetailText>(&parts_.front());
  if (first == nullptr || !text().starts_with(prefix)) return *this;
  Detail rest;
  for (const Part& part : parts_) {
    const auto* const text = std::get_if<DetailText>(&part);
    if (text == nullptr) {
      if (!prefix.empty()) return *this;  // a value stands within the prefix
      rest.add(part);
      continue;
    }
    const std::size_t taken = std::min(prefix.size(), text->bytes.size());
    prefix.remove_prefix(taken);
    rest.add(DetailText(text->bytes.substr(taken), text->own));
  }
  return rest;
}

void Detail::cut(std::size_t max) {
  for (auto part = parts_.begin(); part != parts_.end(); ++part) {
    auto* const text = std::get_if<DetailText>(&*part);
    if (text == nullptr) continue;
    std::string& bytes = text->bytes;
    if (bytes.size() > max) {
      const auto continues = [](char byte) {  // a character of UTF-8
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
      };
      std::size_t end = max;
      while (end > 0 && max - end < 3 && continues(bytes[end])) --end;
      bytes.resize(end);
      parts_.erase(bytes.empty() ? part : part + 1, parts_.end());
      return;
    }
    max -= bytes.size();
  }
}

void Detail::add(Part part) {
  auto* const text = std::get_if<DetailText>(&part);
  if (text != nullptr && text->bytes.empty()) return;
  auto* const before = parts_.empty() ? nullptr : std::get_if<DetailText>(&parts_.back());
  if (text != nullptr && before != nullptr && text->own == before->own) {
    before->bytes += text->bytes;
  } else {
    parts_.push_back(std::move(part));
  }
}

// Nothing follows a quote that was removed: it may be the rest of it.
Detail without_quote(const Detail& detail) {
  Detail shorter;
  for (const Detail::Part& part : detail.parts_) {
    const auto* const text = std::get_if<DetailText>(&part);
    if (text == nullptr) {
      shorter.add(part);
      continue;
    }
    std::string rest = without_quote(std::string_view(text->bytes));
    const bool removed = rest.size() < text->bytes.size();
    shorter.add(DetailText(std::move(rest), text->own));
    if (removed) break;
  }
  return shorter;
}

Detail Detail::mapped(const std::function<std::string(const std::string&)>& change,
                      Whose whose) const {
  Detail changed;
  for (const Part& part : parts_) {
    const auto* const text = std::get_if<DetailText>(&part);
    const bool concerned = text != nullptr && (!text->own || whose == Whose::everyone);
    changed.add(concerned ? Part(DetailText(change(text->bytes), text->own)) : part);
  }
  return changed;
}

}  // namespace rconn

// Finds the name that a mistyped word most likely stands for.
// Entry points: nearest(), did_you_mean(). Pure. Names that are far off are never suggested, and
// the word itself is never quoted: it may be a secret.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rconn::cli::text {

// The candidate within one edit of `word` (two from five letters on, three from nine), or the only
// one that begins with it, from three letters on. An edit inserts, removes, replaces or swaps
// letters; case is ignored. Empty if there is none, or if two are equally near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// "; did you mean CANDIDATE?", `before` and all; empty if none is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         std::string_view before = "");

}  // namespace rconn::cli::text

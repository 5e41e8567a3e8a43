// How keys are spelt in TOML, and which known name a misspelt one may have meant.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace selfe::configuration {

/// A key as a heading writes it: bare if TOML allows that, else in quotes.
[[nodiscard]] std::string toml_key(std::string_view key);

/// "did you mean `…`?" with the known name that is nearest to `unknown`; empty if none is near.
[[nodiscard]] std::string did_you_mean(std::string_view unknown,
                                       std::span<const std::string_view> known);

}  // namespace selfe::configuration

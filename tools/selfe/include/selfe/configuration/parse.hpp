// Reads a sel4.toml and holds every key of it against what there is; prints one.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/document.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::configuration {

/// A file's content and all that is wrong with it, in the file's order.
struct Parsed {
    Document document;               ///< what could be made of it; whole if `errors` is empty
    std::vector<Diagnostic> errors;  ///< each with line and column
    std::vector<Diagnostic> notes;   ///< true, but stops nothing
};

/// Reads `text`; `file` only appears in messages. `platforms` are the names of platforms that a
/// table may be named after without a `[build.NAME]`. Errors: no TOML, unknown keys and tables (the
/// hint has the nearest known one), wrong types, keys that exclude each other or lack each other.
[[nodiscard]] Parsed parse(std::string_view text, std::string file,
                           const std::vector<std::string>& platforms);

/// The file as TOML in one normal form: tables and keys sorted, no comments. `parse` makes an equal
/// document of it.
[[nodiscard]] std::string print(const Document& document);

/// The file that counts when there is no other.
[[nodiscard]] std::string_view default_text();
/// What messages call it.
inline constexpr std::string_view default_name = "embedded default";

}  // namespace selfe::configuration

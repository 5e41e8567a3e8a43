// From a prefix to the files of its bindings.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string_view>

#include "output.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// The content of every generated file; a function of the prefix's content and the triple alone.
/// `triple` is empty to have it deduced. Errors: those of open_prefix, target_for, parse_headers.
[[nodiscard]] Expected<Files> generate(const std::filesystem::path& prefix,
                                       std::string_view triple);

}  // namespace selfe::generator

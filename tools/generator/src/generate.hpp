// From a prefix to the files of its bindings.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "output.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

struct Generated {
    Files files;
    std::vector<std::string> inputs;  ///< every file of the prefix that was read
};

/// The content of every generated file; a function of the prefix's content and the triple alone.
/// `triple` is empty to have it deduced. Errors: those of open_prefix, target_for, parse_headers.
[[nodiscard]] Expected<Generated> generate(const std::filesystem::path& prefix,
                                           std::string_view triple);

/// The inputs as a rule in make's syntax, for build tools; `target` is what depends on them.
[[nodiscard]] std::string depfile(const std::string& target,
                                  const std::vector<std::string>& inputs);

}  // namespace selfe::generator

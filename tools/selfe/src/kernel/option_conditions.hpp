// What an option of a kernel depends on, in the words of the kernel's own build files.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace selfe::kernel {

/// The text after DEPENDS in the declaration of an option, its conditions joined by ` and `; empty
/// if no build file of the tree declares it with one. Only for messages: it is what people read.
[[nodiscard]] std::string option_condition(const std::filesystem::path& tree,
                                           std::string_view option);

}  // namespace selfe::kernel

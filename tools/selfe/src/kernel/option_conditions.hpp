// What an option of a kernel depends on, in the words of the kernel's own build files.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace selfe::kernel {

/// How a kernel's build files declare an option. Only for messages: it is what people read.
struct OptionDeclaration {
    bool is_there{};
    /// The text after DEPENDS, its conditions joined by ` and `; empty: there is none.
    std::string condition;
};

/// Searches the build files of a source tree.
[[nodiscard]] OptionDeclaration find_declaration(const std::filesystem::path& tree,
                                                 std::string_view option);

}  // namespace selfe::kernel

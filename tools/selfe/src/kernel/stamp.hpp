// The note inside a prefix that says what it was built from: it tells whether it is up to date.
// SPDX-License-Identifier: BSD-2-Clause
//
// seL4's install prefix names neither version nor commit nor compiler; this file does.
#pragma once

#include "kernel/recipe.hpp"
#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string>

namespace selfe::kernel {

/// What a prefix must say of itself to be up to date.
struct Stamp {
    std::string recipe;  ///< Recipe::text()
    std::string state;   ///< tree_state() of a source that may change; empty: a commit cannot
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// Whether `prefix` was made for this stamp. A prefix without one was not.
[[nodiscard]] bool is_stamped(const std::filesystem::path& prefix, const Stamp& stamp);

/// Writes the stamp, and beside it for people the kernel's version, if its source tells. Errors:
/// the system's reason.
[[nodiscard]] Expected<void> write_stamp(const std::filesystem::path& prefix, const Stamp& stamp,
                                         const std::filesystem::path& source);

}  // namespace selfe::kernel

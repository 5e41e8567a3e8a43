// What selfe uses of the machine it runs on, and whether it is there.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/platform.hpp"

#include <string>
#include <vector>

namespace selfe::project {

/// A program, one of selfe's own, which must start as well, or a module of the system's Python.
struct Need {
    enum class Kind { Program, Tool, PythonModule };
    Kind kind{};
    std::string name;     ///< as PATH or `import` finds it
    std::string package;  ///< Debian's; empty: Debian has none
    std::string purpose;
    std::vector<std::string> platforms;  ///< that need it; empty: all
    bool is_optional{};
};

/// A need and the file that satisfies it; empty: nothing does.
struct Finding {
    Need need;
    std::string where;
};

/// What these platforms need, each thing once.
[[nodiscard]] std::vector<Need> needs_of(const Installation& installation,
                                         const std::vector<configuration::Platform>& platforms);

/// Looks for all of it.
[[nodiscard]] std::vector<Finding> examine(const std::vector<Need>& needs);

}  // namespace selfe::project

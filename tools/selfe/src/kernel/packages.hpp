// Collects what a machine lacks, and says in one go how to install it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace selfe::kernel {

class Missing {
  public:
    void add_program(const std::string& name) { programs_.insert(name); }
    /// A Python module that `python` cannot import.
    void add_module(const std::string& name, const std::filesystem::path& python);

    /// Nothing, or one Diagnostic that names everything and has the commands that install it.
    [[nodiscard]] Expected<void> verdict() const;

  private:
    std::set<std::string> programs_;
    std::set<std::string> modules_;
    std::filesystem::path python_;
};

/// A Python environment of the user's that selfe looks into: $XDG_DATA_HOME/selfe/python.
[[nodiscard]] std::filesystem::path own_python_folder();

}  // namespace selfe::kernel

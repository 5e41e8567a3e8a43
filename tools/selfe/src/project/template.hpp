// A new project: files from a template, put into a folder as a whole or not at all.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace selfe::project {

/// A file with `{{name}}` where a value of that name belongs.
struct TemplateFile {
    std::string_view path;
    std::string_view text;
};

[[nodiscard]] const std::array<TemplateFile, 5>& template_files();

/// Major and minor version of selfe, for find_package.
[[nodiscard]] std::string_view version_series();

/// The text with each `{{key}}` replaced. Keys that `values` lacks stay as they are.
[[nodiscard]] std::string fill(std::string_view text,
                               const std::map<std::string, std::string>& values);

/// Writes the template's files into `folder`, which must be empty or not there.
/// Errors: it holds something, or the system's reason; then nothing has been written.
[[nodiscard]] Expected<void> write_project(const std::filesystem::path& folder,
                                           const std::map<std::string, std::string>& values);

}  // namespace selfe::project

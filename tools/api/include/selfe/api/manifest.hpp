// Where an api.json comes from, and the short form that is kept under version control.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "selfe/common/diagnostic.hpp"

namespace selfe::api {

/// The text of an api.json: of a file; of a folder that selfe-bindgen wrote (`selfe/api.json` in
/// it); or of a kernel's install prefix or build folder, whose headers are read now.
/// Errors: no such file or folder; those of the generator.
[[nodiscard]] Expected<std::string> load_manifest(const std::filesystem::path& path);

/// The same manifest without documentation and headers, one line an item, so that a review sees
/// what changed. Errors: as read_interface.
[[nodiscard]] Expected<std::string> compact_manifest(std::string_view text,
                                                     const std::string& file);

}  // namespace selfe::api

// Whole files in and out: read in one go, written so that nobody ever sees half of one.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace selfe {

/// The bytes of a regular file. Errors: the file does not exist, is no regular file, or cannot be
/// read; the message carries the system's reason.
[[nodiscard]] Expected<std::string> read_file(const std::filesystem::path& path);

/// Puts `bytes` at `path`: written to a temporary file beside it, then renamed, so that an
/// interrupted run leaves the old file or the new one. A file that already holds exactly these
/// bytes is not touched: its time stamp stays and a build that depends on it stays quiet.
/// Missing parent folders are made. Errors: the system's reason; the temporary file is removed.
[[nodiscard]] Expected<void> write_file_atomically(const std::filesystem::path& path,
                                                   std::string_view bytes);

}  // namespace selfe

// Where a kernel comes from: embedded in selfe, installed already, or built from its source.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace selfe::configuration {

/// `kernel = "reference"`: the embedded reference kernel.
struct ReferenceKernel {
    friend bool operator==(const ReferenceKernel&, const ReferenceKernel&) = default;
};

/// `kernel = { prefix = "…" }`: what `cmake --install` of a kernel build made.
struct InstalledKernel {
    std::filesystem::path prefix;
    friend bool operator==(const InstalledKernel&, const InstalledKernel&) = default;
};

/// `{ path = "…" }`: a source tree on this machine.
struct SourceFolder {
    std::filesystem::path folder;
    friend bool operator==(const SourceFolder&, const SourceFolder&) = default;
};

/// What of a repository is meant.
enum class GitTarget { Branch, Tag, Rev };

/// `branch`, `tag`, `rev`: the key in the file.
[[nodiscard]] std::string_view name(GitTarget target);

/// `{ git = "…", branch|tag|rev = "…" }`: a repository. Neither text begins with `-`, so that git
/// cannot take it for an option.
struct GitSource {
    std::string url;
    GitTarget target{};
    std::string reference;  ///< name of the branch or tag, or the commit
    friend bool operator==(const GitSource&, const GitSource&) = default;
};

using KernelOrigin = std::variant<ReferenceKernel, InstalledKernel, SourceFolder, GitSource>;

/// One line for people: `the embedded reference kernel`, `https://…, tag 16.0.0`.
[[nodiscard]] std::string describe(const KernelOrigin& origin);

}  // namespace selfe::configuration

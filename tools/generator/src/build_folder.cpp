// Finds libsel4's include folders through CMake's cache.
// SPDX-License-Identifier: BSD-2-Clause
#include "build_folder.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "selfe/common/file.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

using Cache = std::map<std::string, std::string, std::less<>>;

/// Lines are `NAME:TYPE=VALUE`; comments start with # or //.
Cache parse_cache(std::string_view text) {
    Cache cache;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto colon = line.find(':');
        const auto equals = line.find('=');
        if (colon < equals && equals != std::string_view::npos && !line.starts_with("#") &&
            !line.starts_with("//")) {
            cache.emplace(line.substr(0, colon), line.substr(equals + 1));
        }
    }
    return cache;
}

/// What the kernel's build leaves in the cache; the first two only if it was configured to the end.
constexpr std::array<std::string_view, 8> needed_keys{
    "libsel4_SOURCE_DIR", "libsel4_BINARY_DIR", "seL4_SOURCE_DIR", "seL4_BINARY_DIR",
    "KernelArch",         "KernelSel4Arch",     "KernelPlatform",  "KernelWordSize"};

}  // namespace

bool is_build_folder(const fs::path& root) {
    std::error_code error;
    return fs::is_regular_file(root / "CMakeCache.txt", error);
}

Expected<std::vector<fs::path>> build_folder_includes(const fs::path& root) {
    const fs::path file = root / "CMakeCache.txt";
    const auto text = read_file(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    const Cache cache = parse_cache(*text);
    for (const std::string_view key : needed_keys) {
        if (!cache.contains(key)) {
            return fail(
                file.string(),
                "not the build folder of an seL4 kernel: " + std::string(key) + " is not set",
                "give the folder that holds the kernel's CMakeCache.txt, configured "
                "without errors");
        }
    }
    const auto value = [&](std::string_view key) { return fs::path(cache.find(key)->second); };
    if (!fs::is_directory(value("libsel4_SOURCE_DIR"))) {
        return fail(
            file.string(),
            "the kernel's sources are gone: no folder " + value("libsel4_SOURCE_DIR").string(),
            "configure the kernel again where its sources are now");
    }
    std::vector<fs::path> folders;
    const auto add = [&](const fs::path& folder) {
        std::error_code error;
        if (fs::is_directory(folder, error)) {
            folders.push_back(fs::canonical(folder, error));
        }
    };
    // Both halves have the same shape.
    for (const fs::path& half : {value("libsel4_SOURCE_DIR"), value("libsel4_BINARY_DIR")}) {
        add(half / "include");
        add(half / "arch_include" / value("KernelArch"));
        add(half / "sel4_arch_include" / value("KernelSel4Arch"));
        add(half / "sel4_plat_include" / value("KernelPlatform"));
        add(half / "mode_include" / value("KernelWordSize"));
    }
    add(value("seL4_BINARY_DIR") / "gen_config");
    add(value("libsel4_BINARY_DIR") / "gen_config");
    add(value("libsel4_BINARY_DIR") / "autoconf");
    return folders;
}

}  // namespace selfe::generator

// Finds selfe's data from the path of its executable.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/installation.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace selfe {

std::filesystem::path Installation::tool(std::string_view name) const {
    return tools / ("selfe-" + std::string(name));
}

std::vector<std::filesystem::path> Installation::platform_folders() const {
    std::vector<std::filesystem::path> folders;
    const char* const own = std::getenv("SELFE_PLATFORM_DIR");  // NOLINT(concurrency-mt-unsafe)
    if (own != nullptr && *own != '\0') {
        folders.push_back(std::filesystem::absolute(own));
    }
    folders.push_back(data / "platforms");
    return folders;
}

Expected<Installation> find_installation() {
    std::error_code error;
    const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        return fail("/proc/self/exe", "cannot read: " + error.message());
    }
    const auto folder = executable.parent_path();
    const auto data = folder.parent_path() / "share" / "selfe";
    if (std::filesystem::is_directory(data / "platforms")) {
        return Installation{data, folder};
    }
    return fail(executable.string(), "selfe's data is not beside its executable",
                "install it again: " + data.string() + " should hold `platforms`");
}

}  // namespace selfe

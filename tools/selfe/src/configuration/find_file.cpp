// The search for sel4.toml.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration/find_file.hpp"

#include <string>
#include <system_error>
#include <utility>

namespace selfe::configuration {
namespace {

constexpr const char* file_name = "sel4.toml";

Expected<std::optional<std::filesystem::path>> named_file(std::filesystem::path file,
                                                          const std::filesystem::path& base,
                                                          const std::string& who) {
    std::error_code error;
    if (std::filesystem::is_directory(base / file, error)) {
        file /= file_name;
    }
    if (!std::filesystem::exists(base / file, error)) {
        return fail(file.string(), "there is no such file", who + " names it");
    }
    return file;
}

}  // namespace

Expected<std::optional<std::filesystem::path>> find_file(const Request& request,
                                                         const Environment& environment) {
    const auto& base = environment.working_folder;
    if (request.file) {
        return named_file(*request.file, base, "--config");
    }
    if (environment.config_path) {
        return named_file(*environment.config_path, base, "$SEL4_CONFIG_PATH");
    }
    std::filesystem::path up;
    for (auto folder = base;; folder = folder.parent_path(), up /= "..") {
        std::error_code error;
        if (std::filesystem::is_regular_file(folder / file_name, error)) {
            return up / file_name;
        }
        if (folder == folder.parent_path()) {
            return std::nullopt;
        }
    }
}

}  // namespace selfe::configuration

// Reads the list of files and the kernel's own account of its configuration.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel/prefix_check.hpp"

#include "selfe/common/file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::Resolved;
using nlohmann::json;

constexpr const char* whole_hint =
    "give the folder that `cmake --install` of a kernel build made, or a source to build it from";

Expected<json> read_json(const fs::path& file) {
    const auto text = read_file(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    json document = json::parse(*text, nullptr, /*allow_exceptions=*/false);
    if (!document.is_object()) {
        return fail(file.string(), "this is not JSON as a kernel's build writes it",
                    "install the kernel again");
    }
    return document;
}

Expected<std::vector<std::string>> expected_files(const Resolved& resolved,
                                                  const Installation& installation) {
    const auto list = read_json(installation.data / "cmake" / "kernel_prefix.json");
    if (!list) {
        return std::unexpected(list.error());
    }
    auto files = list->value("files", std::vector<std::string>());
    if (resolved.arch != configuration::Arch::X86) {
        std::ranges::copy(list->value("files_beside_device_trees", std::vector<std::string>()),
                          std::back_inserter(files));
    }
    return files;
}

/// A PC's kernel calls its platform `PLAT`; releases for Arm have that key, `ARM_PLAT` or both.
std::vector<std::string> platforms_of(const json& config) {
    std::vector<std::string> names;
    for (const char* const key : {"PLAT", "ARM_PLAT"}) {
        if (const auto name = config.find(key); name != config.end() && name->is_string()) {
            names.push_back(name->get<std::string>());
        }
    }
    return names;
}

}  // namespace

Expected<void> check_prefix(const fs::path& prefix, const Resolved& resolved,
                            const Installation& installation) {
    const auto files = expected_files(resolved, installation);
    if (!files) {
        return std::unexpected(files.error());
    }
    for (const std::string& file : *files) {
        std::error_code error;
        if (!fs::is_regular_file(prefix / file, error)) {
            return fail(prefix.string(),
                        "not a whole install prefix of a kernel: " + file + " is missing",
                        whole_hint);
        }
    }
    const fs::path config_file = prefix / "libsel4/include/kernel/gen_config.json";
    const auto config = read_json(config_file);
    if (!config) {
        return std::unexpected(config.error());
    }
    const std::string arch = config->value("SEL4_ARCH", std::string("an unknown architecture"));
    if (arch != configuration::name(resolved.sel4_arch)) {
        return fail(prefix.string(),
                    "this is a kernel for " + arch + ", but platform " + resolved.platform +
                        " is resolved for " + std::string(configuration::name(resolved.sel4_arch)),
                    "give a kernel that was built for this platform");
    }
    const std::vector<std::string> platforms = platforms_of(*config);
    if (resolved.platform_data && !platforms.empty() &&
        std::ranges::find(platforms, resolved.platform_data->kernel_platform) == platforms.end()) {
        return fail(prefix.string(),
                    "this is a kernel for " + platforms.front() + ", not for " + resolved.platform,
                    "give a kernel that was built for this platform");
    }
    return {};
}

}  // namespace selfe::kernel

// Reads the list of files and the kernel's own account of its configuration.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel/prefix_check.hpp"

#include "selfe/common/elf.hpp"
#include "selfe/common/file.hpp"
#include "selfe/configuration/platform.hpp"

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

/// A prefix that a full disk or a broken copy cut short is told here, not after minutes of
/// building.
Expected<void> check_kernel(const fs::path& file) {
    const auto kernel = elf::File::read(file);
    if (!kernel) {
        return fail(file.string(), "this kernel is damaged: " + kernel.error().message,
                    "install or copy it again");
    }
    if (kernel->loaded_segments().empty()) {
        return fail(file.string(), "this kernel is damaged: there is nothing in it to load",
                    "install or copy it again");
    }
    return {};
}

/// What to say instead, if one of the platforms is that of this kernel.
std::string fitting_platform(const std::string& arch, const std::vector<std::string>& names,
                             const Installation& installation) {
    const auto platforms = configuration::read_platforms(installation.platform_folders());
    std::string fitting;
    for (const configuration::Platform& platform :
         platforms.value_or(std::vector<configuration::Platform>())) {
        if (platform.arch == arch && std::ranges::count(names, platform.kernel_platform) != 0) {
            fitting += (fitting.empty() ? "" : " or ") + platform.name;
        }
    }
    return fitting.empty() ? "give a kernel that was built for this platform"
                           : "the platform of this kernel is --platform " + fitting;
}

/// Whether the configuration is one for the platform that is meant.
Expected<void> check_platform(const fs::path& prefix, const json& config, const Resolved& resolved,
                              const Installation& installation) {
    const std::string arch = config.value("SEL4_ARCH", std::string("an unknown architecture"));
    const std::vector<std::string> names = platforms_of(config);
    if (arch != configuration::name(resolved.sel4_arch)) {
        return fail(prefix.string(),
                    "this is a kernel for " + arch + ", but platform " + resolved.platform +
                        " is resolved for " + std::string(configuration::name(resolved.sel4_arch)),
                    fitting_platform(arch, names, installation));
    }
    if (resolved.platform_data && !names.empty() &&
        std::ranges::count(names, resolved.platform_data->kernel_platform) == 0) {
        return fail(prefix.string(),
                    "this is a kernel for " + names.front() + ", not for " + resolved.platform,
                    fitting_platform(arch, names, installation));
    }
    return {};
}

}  // namespace

Expected<void> check_prefix(const fs::path& prefix, const Resolved& resolved,
                            const Installation& installation) {
    if (!fs::exists(prefix)) {
        return fail(prefix.string(), "there is no such folder", whole_hint);
    }
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
    if (auto fits = check_platform(prefix, *config, resolved, installation); !fits) {
        return fits;
    }
    return check_kernel(prefix / "bin/kernel.elf");
}

}  // namespace selfe::kernel

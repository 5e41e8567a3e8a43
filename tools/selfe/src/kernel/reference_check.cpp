// Compares settings by seL4's names with the configuration that the reference kernel publishes.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/reference_check.hpp"

#include "kernel/cmake_cache.hpp"
#include "selfe/common/file.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace selfe::kernel {
namespace {

using configuration::Resolved;
using configuration::Setting;
using nlohmann::json;

/// Settings that choose the platform and the processor: selfe passes them on in another way, and
/// the prefix is checked against the platform later.
constexpr std::array<std::string_view, 6> choices{"ARM_CPU",        "KernelARMPlatform",
                                                  "KernelArch",     "KernelPlatform",
                                                  "KernelSel4Arch", "KernelX86Platform"};

/// Names that do not only differ in their spelling.
const std::map<std::string, std::string, std::less<>>& odd_names() {
    static const std::map<std::string, std::string, std::less<>> names{
        {"KernelIsMCS", "KERNEL_MCS"}, {"KernelSupportPCID", "SUPPORT_PCID"}};
    return names;
}

/// `KernelMaxNumNodes` and `MAX_NUM_NODES` are the same to it.
std::string letters(std::string_view name) {
    std::string result;
    for (const char character : name) {
        if (character != '_') {
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(character)));
        }
    }
    return result;
}

/// What the kernel publishes for an option of that name, or nullptr.
const json* published(const json& config, std::string_view option) {
    constexpr std::string_view start = "Kernel";
    const auto odd = odd_names().find(option);
    const std::string wanted = letters(odd != odd_names().end()    ? std::string_view(odd->second)
                                       : option.starts_with(start) ? option.substr(start.size())
                                                                   : option);
    for (const auto& [key, value] : config.items()) {
        if (letters(key) == wanted) {
            return &value;
        }
    }
    return nullptr;
}

std::string text_of(const json& value) {
    if (value.is_boolean()) {
        return value.get<bool>() ? "true" : "false";
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

bool is_same(const json& value, const Setting& setting) {
    const std::string asked = configuration::to_cmake(setting.winner.value);
    return value.is_boolean() ? value.get<bool>() == is_true(asked) : text_of(value) == asked;
}

}  // namespace

Expected<void> check_reference_options(const Resolved& resolved,
                                       const std::filesystem::path& build_folder) {
    const auto file = build_folder / "libsel4/libsel4/include/kernel/gen_config.json";
    const auto text = read_file(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    const json config = json::parse(*text, nullptr, /*allow_exceptions=*/false);
    for (const Setting& setting : resolved.settings) {
        if (std::ranges::find(choices, setting.key) != choices.end()) {
            continue;
        }
        const json* const value = published(config, setting.key);
        if (value != nullptr && is_same(*value, setting)) {
            continue;
        }
        // Switching off what the kernel has not got is no demand.
        if (value == nullptr && !is_true(configuration::to_cmake(setting.winner.value))) {
            continue;
        }
        return std::unexpected(configuration::complaint(
            setting.winner.place,
            setting.key + " = " + configuration::to_toml(setting.winner.value) +
                " has no effect: the embedded reference kernel " +
                (value == nullptr ? "has no such option" : "is built with " + text_of(*value)),
            "remove it, or build a kernel that has the option: kernel = { git = … }"));
    }
    return {};
}

}  // namespace selfe::kernel

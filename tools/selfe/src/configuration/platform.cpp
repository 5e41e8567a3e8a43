// Reads platform.toml, as far as the tool needs it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/platform.hpp"

#include "configuration/toml_reader.hpp"
#include "selfe/common/file.hpp"

#include <algorithm>
#include <system_error>

namespace selfe::configuration {
namespace {

/// The names by which other tools call the platform.
std::vector<std::string> read_aliases(TomlReader& reader, const Section& document) {
    std::vector<std::string> aliases;
    const toml::node* const node = document.table->get("aliases");
    const toml::array* const array = node == nullptr ? nullptr : node->as_array();
    if (node != nullptr && array == nullptr) {
        reader.complain(reader.place_of(document, "aliases"), "`aliases` must be an array");
    }
    for (std::size_t index = 0; array != nullptr && index < array->size(); ++index) {
        const auto alias = (*array)[index].value_exact<std::string>();
        if (!alias) {
            reader.complain(reader.place((*array)[index].source()), "an alias must be a string");
        }
        aliases.push_back(alias.value_or(""));
    }
    return aliases;
}

/// What plays the platform: the text at `key` of the table `heading`, if there is such a table.
std::optional<std::string> read_player(TomlReader& reader, const Section& document,
                                       std::string_view heading, std::string_view key) {
    const auto section = reader.table(document, heading);
    return section ? std::optional(reader.required_text(*section, key)) : std::nullopt;
}

void read_kernel_settings(TomlReader& reader, const Section& document, Platform& platform) {
    const auto section = reader.table(document, "kernel_settings");
    if (!section) {
        return;
    }
    for (const auto& [key, node] : *section->table) {
        if (auto value = reader.scalar(key.str(), node, reader.place(key))) {
            platform.kernel_settings[std::string(key.str())] = {*std::move(value),
                                                                reader.place(key)};
        }
    }
}

Platform read_document(TomlReader& reader, const Section& document) {
    Platform platform;
    platform.name = reader.required_text(document, "name");
    platform.aliases = read_aliases(reader, document);
    platform.description = reader.required_text(document, "description");
    platform.arch = reader.required_text(document, "arch");
    platform.toolchain = reader.required_text(document, "toolchain");
    platform.toolchain_place = reader.place_of(document, "toolchain");
    platform.kernel_platform =
        reader.text(document, "kernel_platform").value_or(Placed{platform.name, {}}).value;
    platform.boot_method = read_player(reader, document, "boot", "method").value_or("");
    platform.qemu = read_player(reader, document, "qemu", "binary");
    platform.hardware = read_player(reader, document, "hardware", "reason");
    read_kernel_settings(reader, document, platform);
    return platform;
}

}  // namespace

bool Platform::is_called(std::string_view text) const {
    return name == text || std::ranges::find(aliases, text) != aliases.end();
}

Expected<Platform> read_platform(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    TomlReader reader(file.string());
    Platform platform;
    if (const auto document = reader.parse(*bytes)) {
        platform = read_document(reader, {&*document, ""});
    }
    if (const auto errors = reader.errors(); !errors.empty()) {
        return std::unexpected(errors.front());
    }
    platform.file = file;
    return platform;
}

Expected<std::vector<Platform>> read_platforms(const std::vector<std::filesystem::path>& folders) {
    std::vector<Platform> platforms;
    for (const auto& folder : folders) {
        std::error_code error;
        const std::filesystem::directory_iterator entries(folder, error);
        if (error) {
            return fail(folder.string(),
                        "this folder of platforms cannot be read: " + error.message(),
                        "SELFE_PLATFORM_DIR names a folder with a folder a platform");
        }
        for (const auto& entry : entries) {
            const auto file = entry.path() / "platform.toml";
            const std::string name = entry.path().filename().string();
            if (!std::filesystem::exists(file, error) ||
                std::ranges::find(platforms, name, &Platform::name) != platforms.end()) {
                continue;
            }
            auto platform = read_platform(file);
            if (!platform) {
                return std::unexpected(platform.error());
            }
            platforms.push_back(*std::move(platform));
        }
    }
    std::ranges::sort(platforms, {}, &Platform::name);
    return platforms;
}

const Platform* find_platform(const std::vector<Platform>& platforms, std::string_view name) {
    // A folder's own name comes before another's alias.
    const auto named = std::ranges::find(platforms, name, &Platform::name);
    if (named != platforms.end()) {
        return &*named;
    }
    const auto called = std::ranges::find_if(
        platforms, [name](const Platform& platform) { return platform.is_called(name); });
    return called == platforms.end() ? nullptr : &*called;
}

}  // namespace selfe::configuration

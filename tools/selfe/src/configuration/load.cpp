// Finds the sel4.toml that counts, and reads it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/file.hpp"
#include "selfe/configuration/parse.hpp"
#include "selfe/configuration/resolved.hpp"

#include <string>
#include <system_error>
#include <utility>

namespace selfe::configuration {
namespace {

constexpr const char* file_name = "sel4.toml";

/// A path as messages show it; none: the embedded default.
using Found = std::optional<std::filesystem::path>;

Expected<Found> named_file(std::filesystem::path file, const std::filesystem::path& base,
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

/// The nearest one upwards, relative to where the search began.
Found nearest_file(const std::filesystem::path& base) {
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

Expected<Found> find_file(const Request& request, const Environment& environment) {
    const auto& base = environment.working_folder;
    if (request.is_default) {
        return std::nullopt;
    }
    if (request.file) {
        return named_file(*request.file, base, "--config");
    }
    if (environment.config_path) {
        return named_file(*environment.config_path, base, "$SEL4_CONFIG_PATH");
    }
    return nearest_file(base);
}

std::vector<std::string> names_of(const std::vector<Platform>& platforms) {
    std::vector<std::string> names;
    for (const Platform& platform : platforms) {
        names.push_back(platform.name);
        names.insert(names.end(), platform.aliases.begin(), platform.aliases.end());
    }
    return names;
}

}  // namespace

Expected<Loaded> load(const Request& request, const Environment& environment,
                      const std::vector<Platform>& platforms) {
    const auto file = find_file(request, environment);
    if (!file) {
        return std::unexpected(file.error());
    }
    Loaded loaded;
    loaded.folder = environment.working_folder;
    Expected<std::string> text{std::string(default_text())};
    if (*file) {
        loaded.file = (environment.working_folder / **file).lexically_normal();
        loaded.folder = loaded.file->parent_path();
        text = read_file(*loaded.file);
    }
    if (!text) {
        return std::unexpected(text.error());
    }
    Parsed parsed =
        parse(*text, *file ? (*file)->string() : std::string(default_name), names_of(platforms));
    loaded.document = std::move(parsed.document);
    loaded.errors = std::move(parsed.errors);
    loaded.notes = std::move(parsed.notes);
    return loaded;
}

}  // namespace selfe::configuration

// Finds manifests and shortens them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/api/manifest.hpp"

#include "generate.hpp"
#include "json.hpp"
#include "selfe/api/interface.hpp"
#include "selfe/common/file.hpp"

namespace selfe::api {
namespace {

namespace fs = std::filesystem;

Json without_comments(Json item) {
    if (item.is_object()) {
        item.erase("documentation");
        item.erase("header");
    }
    return item;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The items of one section, a line each.
std::string section(const Json& json) {
    std::string text;
    for (const auto& [key, item] : json.items()) {
        if (json.is_object() && key.starts_with("CONFIG_")) {
            continue;  // the macro of a configuration key, which is there itself
        }
        text += text.empty() ? "\n" : ",\n";
        if (json.is_object()) {
            text += dumped(Json(key)) + ": ";
        }
        text += dumped(without_comments(item));
    }
    return (json.is_object() ? "{" : "[") + text + (json.is_object() ? "\n}" : "\n]");
}

}  // namespace

Expected<std::string> load_manifest(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return read_file(path);
    }
    if (fs::exists(path / "selfe/api.json", error)) {
        return read_file(path / "selfe/api.json");
    }
    auto generated = generator::generate(path, "");
    if (!generated) {
        return std::unexpected(generated.error());
    }
    return std::move(generated->files.at("selfe/api.json"));
}

Expected<std::string> compact_manifest(std::string_view text, const std::string& file) {
    if (const auto checked = read_interface(text, file); !checked) {
        return std::unexpected(checked.error());
    }
    const auto root = parse_manifest(text, file);
    if (!root) {
        return std::unexpected(root.error());
    }
    std::string result;
    for (const auto& [key, json] : root->items()) {
        if (key != "macros_undefined") {  // reasons for what is no part of the interface
            result += (result.empty() ? "{\n" : ",\n") + dumped(Json(key)) + ": " +
                      (json.is_structured() ? section(json) : dumped(json));
        }
    }
    return result + "\n}\n";
}

}  // namespace selfe::api

// Reading of gen_config.json.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

namespace selfe::generator {
namespace {

/// Line of a byte offset, for messages about malformed JSON.
unsigned line_of(std::string_view text, std::size_t offset) {
    unsigned line = 1;
    for (const char c : text.substr(0, offset)) {
        line += c == '\n';
    }
    return line;
}

std::optional<ConfigurationValue> value_of(const nlohmann::json& json) {
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    if (json.is_string()) {
        return json.get<std::string>();
    }
    if (json.is_number_unsigned()) {
        return json.dump();
    }
    return std::nullopt;
}

}  // namespace

Expected<void> add_configuration(Configuration& configuration, std::string_view json,
                                 const std::string& file) {
    nlohmann::json root;
    try {
        root = nlohmann::json::parse(json);
    } catch (const nlohmann::json::parse_error& error) {
        return std::unexpected(Diagnostic{file, line_of(json, error.byte), 0, "not valid JSON",
                                          "reinstall the kernel; its build writes this file"});
    } catch (const nlohmann::json::out_of_range&) {  // has no place
        return fail(file, "a number in it is too big",
                    "reinstall the kernel; its build writes this file");
    }
    if (!root.is_object()) {
        return fail(file, "the configuration is not a JSON object",
                    "reinstall the kernel; its build writes this file");
    }
    for (const auto& [key, item] : root.items()) {
        const auto value = value_of(item);
        if (!value) {
            return fail(file, "value of \"" + key + "\" is neither boolean, string nor number");
        }
        const auto [place, is_new] = configuration.emplace(key, *value);
        if (!is_new && place->second != *value) {
            return fail(file, "\"" + key + "\" has another value in kernel/gen_config.json",
                        "the two files are of different builds; reinstall the kernel");
        }
    }
    return {};
}

std::optional<unsigned long long> as_number(std::string_view text) {
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        base = 16;
        text.remove_prefix(2);
    }
    unsigned long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

}  // namespace selfe::generator

// Writes selfe/config.hpp.
// SPDX-License-Identifier: BSD-2-Clause
#include "text.hpp"
#include "writers.hpp"

namespace selfe::generator {
namespace {

constexpr const char* opening = R"(#pragma once

/// The kernel's configuration as C++ values. Keys are those of gen_config.json: CONFIG_X without
/// the CONFIG_. All look-ups happen at compile time; an unknown key or one of another kind does
/// not compile, and the compiler names the function below that says why.
namespace selfe::config {
namespace detail {

enum class Kind { Flag, Number, Text };

/// Numbers are strings of digits in gen_config.json, so they have a text too.
struct Entry {
    const char* key;
    Kind kind;
    unsigned long long number;
    const char* text;
};

inline constexpr Entry entries[] = {
)";

constexpr const char* closing = R"(};

// Never defined and never constexpr: reaching one is the compile error.
void this_kernel_has_no_such_configuration_key();
void this_configuration_key_is_no_flag();
void this_configuration_key_is_no_number();
void this_configuration_key_is_no_text();

consteval bool equal(const char* a, const char* b) {
    for (; *a != '\0' && *a == *b; ++a, ++b) {
    }
    return *a == *b;
}

consteval const Entry* find(const char* key) {
    for (const Entry& entry : entries) {
        if (equal(entry.key, key)) {
            return &entry;
        }
    }
    return nullptr;
}

consteval const Entry& at(const char* key) {
    const Entry* entry = find(key);
    if (entry == nullptr) {
        this_kernel_has_no_such_configuration_key();
    }
    return *entry;
}

}  // namespace detail

/// True if the kernel's configuration has the key, whatever its value.
consteval bool has(const char* key) { return detail::find(key) != nullptr; }

/// The value of a boolean key.
consteval bool flag(const char* key) {
    const detail::Entry& entry = detail::at(key);
    if (entry.kind != detail::Kind::Flag) {
        detail::this_configuration_key_is_no_flag();
    }
    return entry.number != 0;
}

/// The value of a key whose text is a number.
consteval unsigned long long number(const char* key) {
    const detail::Entry& entry = detail::at(key);
    if (entry.kind != detail::Kind::Number) {
        detail::this_configuration_key_is_no_number();
    }
    return entry.number;
}

/// The text of a key that is no boolean.
consteval const char* text(const char* key) {
    const detail::Entry& entry = detail::at(key);
    if (entry.kind == detail::Kind::Flag) {
        detail::this_configuration_key_is_no_text();
    }
    return entry.text;
}

/// The value of a boolean key that not every release has; `otherwise` where it is missing.
consteval bool flag_or(const char* key, bool otherwise) {
    return has(key) ? flag(key) : otherwise;
}

/// The value of a number key that not every release has; `otherwise` where it is missing.
consteval unsigned long long number_or(const char* key, unsigned long long otherwise) {
    return has(key) ? number(key) : otherwise;
}

/// The text of a key that not every release has; `otherwise` where it is missing.
consteval const char* text_or(const char* key, const char* otherwise) {
    return has(key) ? text(key) : otherwise;
}

}  // namespace selfe::config
)";

std::string entry(const std::string& key, const ConfigurationValue& value) {
    const std::string start = "    {" + quoted(key) + ", ";
    if (const bool* flag = std::get_if<bool>(&value)) {
        return start + "Kind::Flag, " + (*flag ? "1" : "0") + ", \"\"},\n";
    }
    const std::string& text = std::get<std::string>(value);
    if (const auto number = as_number(text)) {
        return start + "Kind::Number, " + std::to_string(*number) + "U, " + quoted(text) + "},\n";
    }
    return start + "Kind::Text, 0, " + quoted(text) + "},\n";
}

}  // namespace

std::string config_header(const Configuration& configuration) {
    std::string text =
        file_head("This kernel's configuration, looked up at compile time.") + opening;
    for (const auto& [key, value] : configuration) {
        text += entry(key, value);
    }
    return text + closing;
}

}  // namespace selfe::generator

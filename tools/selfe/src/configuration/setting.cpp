// Scalars as TOML and CMake write them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/setting.hpp"

#include "selfe/common/text.hpp"

namespace selfe::configuration {
namespace {

/// A basic string of TOML, on one line: quotes, backslashes and control characters are escaped.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        constexpr unsigned char first_printable = 0x20;
        constexpr unsigned char delete_character = 0x7f;
        if (letter == '"' || letter == '\\') {
            (result += '\\') += letter;
        } else if (byte < first_printable || byte == delete_character) {
            (result += "\\u00") += hex_bytes({&letter, 1});
        } else {
            result += letter;
        }
    }
    return result + '"';
}

}  // namespace

std::string to_toml(const Scalar& scalar) {
    if (const auto* const flag = std::get_if<bool>(&scalar)) {
        return *flag ? "true" : "false";
    }
    if (const auto* const number = std::get_if<std::int64_t>(&scalar)) {
        return std::to_string(*number);
    }
    return quoted(std::get<std::string>(scalar));
}

std::string to_cmake(const Scalar& scalar) {
    if (const auto* const flag = std::get_if<bool>(&scalar)) {
        return *flag ? "ON" : "OFF";
    }
    if (const auto* const text = std::get_if<std::string>(&scalar)) {
        return *text;
    }
    return to_toml(scalar);
}

}  // namespace selfe::configuration

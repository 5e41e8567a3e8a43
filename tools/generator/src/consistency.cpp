// Compares macros with JSON.
// SPDX-License-Identifier: BSD-2-Clause
#include "consistency.hpp"

#include <algorithm>
#include <optional>

namespace selfe::generator {
namespace {

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
    return text;
}

/// What the macro's body must be; nothing if there must be no macro.
std::optional<std::string> expected_body(const ConfigurationValue& value) {
    if (const bool* flag = std::get_if<bool>(&value)) {
        return *flag ? std::optional<std::string>("1") : std::nullopt;
    }
    return without_blanks(std::get<std::string>(value));
}

std::unexpected<Diagnostic> differs(const std::string& file, unsigned line,
                                    const std::string& message) {
    return std::unexpected(Diagnostic{file, line, 0, message,
                                      "headers of two builds are mixed here; install the kernel "
                                      "again, into an empty folder"});
}

}  // namespace

Expected<void> check_configuration(const Prefix& prefix,
                                   const std::map<std::string, Macro>& macros) {
    for (const auto& [key, value] : prefix.configuration) {
        const std::string name = "CONFIG_" + key;
        const auto macro = macros.find(name);
        const auto expected = expected_body(value);
        if (macro == macros.end()) {
            if (expected) {
                return differs(prefix.file("kernel/gen_config.json").string(), 0,
                               "\"" + key + "\" is set, but the headers do not define " + name);
            }
            continue;
        }
        std::string body;
        for (const std::string& token : macro->second.body) {
            body += token;
        }
        if (!expected || body != *expected) {
            return differs(
                prefix.file(macro->second.place.header).string(), macro->second.place.line,
                name + " is not what gen_config.json says (" + expected.value_or("not set") + ")");
        }
    }
    return {};
}

}  // namespace selfe::generator

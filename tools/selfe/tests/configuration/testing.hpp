// What the tests of the configuration share: documents from texts, and the environment of none.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/file.hpp"
#include "selfe/configuration/parse.hpp"
#include "selfe/configuration/resolved.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace selfe::configuration {

/// What every document needs.
inline const std::string least = "[sel4]\nkernel = \"reference\"\n";

/// `text` as the file /base/sel4.toml, where `platforms` exist.
inline Loaded loaded_from(std::string_view text, const std::vector<Platform>& platforms = {}) {
    std::vector<std::string> names;
    for (const Platform& platform : platforms) {
        names.push_back(platform.name);
        names.insert(names.end(), platform.aliases.begin(), platform.aliases.end());
    }
    Parsed parsed = parse(text, "sel4.toml", names);
    return {"/base/sel4.toml", "/base", std::move(parsed.document), std::move(parsed.errors),
            std::move(parsed.notes)};
}

/// Nothing set, in a folder of no interest.
inline Environment bare_environment() {
    Environment environment;
    environment.working_folder = "/base";
    return environment;
}

/// `line:column: message`, then ` | hint` if there is one: what a test compares.
inline std::string told(const Diagnostic& diagnostic) {
    std::ostringstream out;
    out << diagnostic.line << ':' << diagnostic.column << ": " << diagnostic.message;
    if (!diagnostic.hint.empty()) {
        out << " | " << diagnostic.hint;
    }
    return out.str();
}

/// The file's content, or a failure of the test.
inline std::string content_of(const std::filesystem::path& file) {
    const auto text = read_file(file);
    EXPECT_TRUE(text.has_value()) << file;
    return text.value_or("");
}

}  // namespace selfe::configuration

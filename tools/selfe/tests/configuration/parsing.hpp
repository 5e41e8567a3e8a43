// Parsing a text where the usual platforms are known.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "testing.hpp"

namespace selfe::configuration {

/// Platforms that these documents may name.
inline const std::vector<std::string> known{"pc99", "qemu-arm-virt", "sabre", "tx1", "virt"};

inline Parsed parsed(std::string_view text) {
    return parse(text, "sel4.toml", known);
}

/// All errors, a line each.
inline std::string errors_of(std::string_view text) {
    std::string all;
    for (const Diagnostic& error : parsed(text).errors) {
        EXPECT_EQ(error.file, "sel4.toml");
        all += told(error) + '\n';
    }
    return all;
}

}  // namespace selfe::configuration

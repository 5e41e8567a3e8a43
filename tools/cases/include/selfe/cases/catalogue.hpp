// The behaviour catalogue: the rules that cases decide, read from conformance/catalogue/*.toml.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "selfe/common/diagnostic.hpp"

namespace selfe::cases {

/// One documented behaviour of the kernel.
struct Row {
    std::string id;    ///< stable key, such as `CN-031`
    std::string area;  ///< name of the file it stands in, without extension
    std::string call;  ///< the kernel's method or topic
    std::string rule;
    std::string when;               ///< condition over the configuration; empty: always
    std::vector<std::string> arch;  ///< where it applies; empty: everywhere
};

/// Reads every `*.toml` of a folder; rows come sorted by id.
/// Errors name file and line: syntax, a missing or unknown key, a malformed or repeated id.
Expected<std::vector<Row>> read_catalogue(const std::filesystem::path& folder);

/// The C++ header that lets the compiler refuse a case which names an unknown row.
std::string catalogue_header(const std::vector<Row>& rows);

}  // namespace selfe::cases

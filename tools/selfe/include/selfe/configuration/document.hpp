// A sel4.toml as it was written, before any table is laid over another.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/kernel_origin.hpp"
#include "selfe/configuration/names.hpp"
#include "selfe/configuration/place.hpp"
#include "selfe/configuration/setting.hpp"

#include <map>
#include <optional>
#include <string>

namespace selfe::configuration {

/// The scalars of one table, by key; each place is that of the key.
using Scalars = std::map<std::string, Placed<Scalar>, std::less<>>;

/// A table with its own tables for the profiles: `[sel4.config.NAME]` with
/// `[sel4.config.NAME.debug]`, `[build.NAME]` with `[build.NAME.debug]`.
struct ProfiledTable {
    Scalars shared;
    std::map<Profile, Scalars> profiles;
    friend bool operator==(const ProfiledTable&, const ProfiledTable&) = default;
};

/// Tables by name; each place is that of its heading.
using NamedTables = std::map<std::string, Placed<ProfiledTable>, std::less<>>;

/// `[sel4.config]` or `[metadata]`: what is always set, by profile, and by context: the name of an
/// architecture or a platform.
struct Layers {
    ProfiledTable common;
    NamedTables contexts;
    friend bool operator==(const Layers&, const Layers&) = default;
};

/// The whole file. Paths are as written, not yet made relative to the file's folder.
struct Document {
    std::string file;  ///< for messages
    std::optional<Placed<KernelOrigin>> kernel;
    std::optional<Placed<KernelOrigin>> tools;      ///< read, kept, not needed
    std::optional<Placed<KernelOrigin>> util_libs;  ///< the same
    std::optional<Placed<std::string>> build_dir;
    Layers config;
    NamedTables builds;  ///< by platform; all values are strings
    Layers metadata;

    /// Equal in all but file name and places.
    friend bool operator==(const Document& left, const Document& right) {
        return left.kernel == right.kernel && left.tools == right.tools &&
               left.util_libs == right.util_libs && left.build_dir == right.build_dir &&
               left.config == right.config && left.builds == right.builds &&
               left.metadata == right.metadata;
    }
};

}  // namespace selfe::configuration

// What the packer needs to know of a platform: the relevant part of platforms/<name>/platform.toml.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace selfe::image {

/// Physical addresses [start, end), in bytes.
struct Range {
    std::uint64_t start{};
    std::uint64_t end{};
    [[nodiscard]] bool contains(const Range& other) const {
        return start <= other.start && other.end <= end;
    }
    [[nodiscard]] bool overlaps(const Range& other) const {
        return start < other.end && other.start < end;
    }
    friend bool operator==(const Range&, const Range&) = default;
};

/// The UART that the loader may print on; one at an IO port has no base.
struct Uart {
    std::string kind;
    std::uint64_t base{};
    std::uint32_t register_shift{};  ///< NS16550: registers lie 2^shift bytes apart
};

/// How the loader starts the cores beyond the first; their affinities are 1, 2, 3 ...
struct Cores {
    std::string start;        ///< `start`: psci, imx6-src
    std::uint64_t count{};    ///< cores that the machine can have
    std::uint64_t control{};  ///< `base`: registers of what starts them, if it has any
};

/// Who puts kernel and root task in place: the project's loader, inside one image, or a multiboot
/// loader, which takes a pair of files.
enum class BootMethod { Loader, Multiboot };

/// The platform as the packer sees it.
struct Platform {
    std::string file;            ///< for messages
    std::string name;            ///< `name`
    std::string arch;            ///< `arch`: aarch64, aarch32, x86_64
    std::vector<Range> memory;   ///< `[[memory]]`, at least one, none overlap
    std::optional<Uart> uart;    ///< `[uart]`
    std::optional<Cores> cores;  ///< `[cores]`
    BootMethod boot_method{};    ///< `[boot] method`
    std::optional<std::uint64_t>
        load_address;  ///< `[boot] address`: where firmware loads the image
};

/// Reads a platform file. Keys that belong to others (QEMU, timers ...) are not looked at; that all
/// keys are what they should be is the runner's `selfe-run platform` to say.
/// Errors, with line and column: no TOML, a key that is missing or of the wrong type, an empty,
/// overflowing or overlapping memory range, an unknown boot method, a name too long for the image's
/// table.
[[nodiscard]] Expected<Platform> read_platform(const std::filesystem::path& path);

}  // namespace selfe::image

// Lays files out as an archive that the target's reader (selfe/archive.hpp) understands.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace selfe::archive {

/// A file to pack.
struct Member {
    std::string name;
    std::string bytes;

    friend bool operator==(const Member&, const Member&) = default;
};

/// How a program asks for a file: words of printable characters with `/` between them.
/// Errors: no name; a word that is empty, `.` or `..`; a control character.
[[nodiscard]] Expected<void> check_name(const std::string& name);

/// The bytes of the archive, the same for any order of `members`. `alignment` is that of each file
/// in bytes. Errors: two members of one name; a name that `check_name` refuses; an alignment that
/// is no power of two up to 65536; more than 4 GiB - 1.
[[nodiscard]] Expected<std::string> pack(std::vector<Member> members, std::uint32_t alignment);

/// What files of these sizes take up, behind an index of `index_size` bytes: where each begins, and
/// behind them where the last one ends. Errors: more than 4 GiB - 1.
[[nodiscard]] Expected<std::vector<std::uint32_t>> place(std::uint64_t index_size,
                                                         const std::vector<std::uint64_t>& sizes,
                                                         std::uint32_t alignment);

}  // namespace selfe::archive

// The columns of `selfe-image describe`.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace selfe::image {

/// The names of the columns; `rest` names what is in the last one.
void describe_heading(std::ostream& out, std::string_view rest);

/// One range of memory, [start, start + size).
void describe_line(std::ostream& out, std::string_view name, std::uint64_t start,
                   std::uint64_t size, std::string_view rest);

}  // namespace selfe::image

// Prints ranges of memory in columns.
// SPDX-License-Identifier: BSD-2-Clause
#include "describe_line.hpp"

#include "selfe/common/text.hpp"

#include <iomanip>
#include <ostream>

namespace selfe::image {
namespace {

void print(std::ostream& out, std::string_view name, std::string_view from, std::string_view to,
           std::string_view rest) {
    constexpr int width = 12;
    out << "  " << std::left << std::setw(width) << name << std::setw(width) << from
        << std::setw(width) << to << rest << '\n';
}

}  // namespace

void describe_heading(std::ostream& out, std::string_view rest) {
    print(out, "what", "from", "to", rest);
}

void describe_line(std::ostream& out, std::string_view name, std::uint64_t start,
                   std::uint64_t size, std::string_view rest) {
    print(out, name, hex(start), hex(start + size), rest);
}

}  // namespace selfe::image

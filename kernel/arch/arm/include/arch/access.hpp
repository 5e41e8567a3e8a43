// What one mapping of a frame allows, whatever the format of the table entry.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace kernel::arch {

struct Access {
    bool user_read = false;  ///< without it the page is mapped but out of reach for user level
    bool user_write = false;
    bool is_executable = false;
    bool is_cached = true;
};

}  // namespace kernel::arch

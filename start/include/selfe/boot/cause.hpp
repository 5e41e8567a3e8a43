// Why something that boot may have told a program cannot be read.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

namespace selfe {

/// What is wrong with a chunk of additional boot information, or with a part of it.
enum class BootCause : uint8_t {
    Absent,       ///< it is not there: neither every machine nor every boot loader has it
    Truncated,    ///< it ends before it should, or speaks of what lies outside of it
    NotThis,      ///< its first bytes are those of something else
    BadVersion,   ///< of a version that this code does not know
    BadChecksum,  ///< its sum is not what it says
    Malformed,    ///< its parts do not fit together
};

/// The cause as a phrase for messages: "its checksum is wrong".
[[nodiscard]] const char* text_of(BootCause cause);

}  // namespace selfe

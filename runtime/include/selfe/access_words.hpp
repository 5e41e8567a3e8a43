// How to speak of an access to memory that went wrong.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {

struct AccessWords {
    const char* access;  ///< "write to"
    const char* reason;  ///< "nothing is mapped there"
};

}  // namespace selfe

// What the kernel says of one of its methods, as generate.py writes it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance::sweep {

/// A parameter inside a word of the message.
struct Field {
    const char* name;
    Word word;
    Word shift;
};

/// A type of capability. `object_type` is what retype is asked for, `boot_slot` where boot leaves
/// the one that there is; each is `none` if the description knows no number of that name.
struct Interface {
    static constexpr Word none = ~Word{0};

    const char* name;
    Word object_type;
    Word boot_slot;
};

/// An extra capability. `interface` is null where libsel4 says no more than seL4_CPtr.
struct Argument {
    const char* name;
    const Interface* interface;
};

/// A method. `word_count` words and `argument_count` capabilities are the least that it takes;
/// register sets of a chosen length follow behind.
struct Method {
    static constexpr size_t max_fields = 16;

    const Interface* interface;
    Word label;
    Word word_count;
    Word argument_count;
    size_t field_count;
    Field fields[max_fields];
    Argument arguments[3];
};

}  // namespace selfe::conformance::sweep

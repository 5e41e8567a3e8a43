// Physical memory of the pretended machine: host addresses are physical addresses.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

inline Word to_physical(const void* pointer) {
    return reinterpret_cast<Word>(pointer);
}

template <typename Object>
Object* from_physical(Word address) {
    return reinterpret_cast<Object*>(address);
}

bool is_memory(Word physical);

}  // namespace kernel::machine

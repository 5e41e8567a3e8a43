// Reads numbers that x86 firmware and boot loaders wrote, at any address.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/bytes.hpp"

namespace selfe {

/// The little-endian number at `offset`; `bytes` holds it.
template <class Number>
[[nodiscard]] Number little_endian(Bytes bytes, size_t offset) {
    Number number = 0;
    for (size_t index = sizeof number; index-- > 0;) {
        number =
            static_cast<Number>(number << (sizeof number > 1 ? 8 : 0) | bytes.data[offset + index]);
    }
    return number;
}

}  // namespace selfe

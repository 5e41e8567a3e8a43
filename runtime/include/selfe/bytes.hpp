// Bytes that lie somewhere and are read there.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

namespace selfe {

/// A view of bytes, for a range-based for loop, too; owns nothing.
struct Bytes {
    const unsigned char* data{};
    size_t size{};

    [[nodiscard]] constexpr const unsigned char* begin() const { return data; }
    [[nodiscard]] constexpr const unsigned char* end() const { return data + size; }

    /// Whether `count` bytes from `offset` on lie within.
    [[nodiscard]] constexpr bool hold(size_t offset, size_t count) const {
        return offset <= size && count <= size - offset;
    }
    /// What `hold(offset, count)` says is there.
    [[nodiscard]] constexpr Bytes part(size_t offset, size_t count) const {
        return {data + offset, count};
    }
};

}  // namespace selfe

// Numbers as people read them in messages.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace selfe {

/// `0x` and the lower-case hex digits, without leading zeros.
[[nodiscard]] std::string hex(std::uint64_t value);

/// Two lower-case hex digits a byte.
[[nodiscard]] std::string hex_bytes(std::string_view bytes);

}  // namespace selfe

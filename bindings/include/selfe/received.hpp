// What a receive system call delivers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/ipc_buffer.hpp"
#include "selfe/message_info.hpp"

namespace selfe {

/// A received message: its head and the badge it came through. The words are in the IPC buffer
/// until the next system call; the capabilities are where `set_cap_receive_path` said.
struct Received {
    MessageInfo info;
    Word badge{};

    /// What the sender says that the message is.
    [[nodiscard]] constexpr Word label() const { return info.label(); }
    /// Words of the message.
    [[nodiscard]] constexpr Word length() const { return info.length(); }
    /// Word `i` of the message, 0 to length()-1.
    [[nodiscard, gnu::always_inline]] Word word(int i) const { return get_mr(i); }
};

}  // namespace selfe

// IO ports: x86's second address space, of devices only.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/result.hpp"
#include "selfe/slot.hpp"

namespace selfe {

/// A range of ports. Each access needs all of its bytes in the range: `port`, and the one or three
/// behind it for 16 and 32 bits. Errors of all methods: IllegalOperation if it leaves the range.
struct IoPort : Invocable<IoPort> {
    /// Reads a byte. Corresponds to seL4_X86_IOPort_In8. Manual: x86_io_port_in8.
    [[gnu::always_inline]] Result<sys::seL4_Uint8> in8(sys::seL4_Uint16 port) const {
        const auto raw = sys::seL4_X86_IOPort_In8(cptr(), port);
        return {raw.result, static_cast<Error>(raw.error)};
    }
    /// Reads two bytes at once. Corresponds to seL4_X86_IOPort_In16. Manual: x86_io_port_in16.
    [[gnu::always_inline]] Result<sys::seL4_Uint16> in16(sys::seL4_Uint16 port) const {
        const auto raw = sys::seL4_X86_IOPort_In16(cptr(), port);
        return {raw.result, static_cast<Error>(raw.error)};
    }
    /// Reads four bytes at once. Corresponds to seL4_X86_IOPort_In32. Manual: x86_io_port_in32.
    [[gnu::always_inline]] Result<sys::seL4_Uint32> in32(sys::seL4_Uint16 port) const {
        const auto raw = sys::seL4_X86_IOPort_In32(cptr(), port);
        return {raw.result, static_cast<Error>(raw.error)};
    }
    /// Writes the low byte of `data`. Corresponds to seL4_X86_IOPort_Out8.
    /// Manual: x86_io_port_out8.
    [[gnu::always_inline]] Error out8(Word port, Word data) const {
        return detail::error(sys::seL4_X86_IOPort_Out8(cptr(), port, data));
    }
    /// Writes the low two bytes of `data` at once. Corresponds to seL4_X86_IOPort_Out16.
    /// Manual: x86_io_port_out16.
    [[gnu::always_inline]] Error out16(Word port, Word data) const {
        return detail::error(sys::seL4_X86_IOPort_Out16(cptr(), port, data));
    }
    /// Writes the low four bytes of `data` at once. Corresponds to seL4_X86_IOPort_Out32.
    /// Manual: x86_io_port_out32.
    [[gnu::always_inline]] Error out32(Word port, Word data) const {
        return detail::error(sys::seL4_X86_IOPort_Out32(cptr(), port, data));
    }
};

/// The authority over all ports; there is one capability, and it cannot be copied.
struct IoPortControl : Invocable<IoPortControl> {
    /// Puts a capability to ports `first_port` to `last_port`, both included, 0 to 65535, into
    /// `destination`. A port has one such capability, and copies of it, at a time.
    /// Corresponds to seL4_X86_IOPortControl_Issue. Manual: x86_ioport_issue.
    /// Errors: RevokeFirst if a port of the range has been issued; InvalidArgument (1) if last_port
    /// < first_port; DeleteFirst, FailedLookup, RangeError for the destination.
    [[gnu::always_inline]] Error issue(Word first_port, Word last_port, Slot destination) const {
        return detail::error(
            sys::seL4_X86_IOPortControl_Issue(cptr(), first_port, last_port, destination.root.bits,
                                              destination.index, destination.depth));
    }
};

namespace init_thread {

inline constexpr Cap<IoPortControl> io_port_control{sys::seL4_CapIOPortControl};

}  // namespace init_thread
}  // namespace selfe

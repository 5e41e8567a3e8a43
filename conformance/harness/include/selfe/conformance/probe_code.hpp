// The probe's instructions, and the registers that they start with.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/arch/probe_registers.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// Label of the message that a successful access sends; its one word is the value.
inline constexpr Word probe_label = 0x5e1f;

extern "C" {
// arch/<arch>/probe.S: all in one page of the image.
extern const unsigned char selfe_conformance_probe_read[];
extern const unsigned char selfe_conformance_probe_write[];
extern const unsigned char selfe_conformance_probe_one[];
extern const unsigned char selfe_conformance_probe_two[];
}

/// Position-independent code that can be copied anywhere and executed: it delivers 1 or 2.
struct ProbeCode {
    static constexpr size_t size = 8;  ///< bytes

    static const unsigned char* one() { return selfe_conformance_probe_one; }
    static const unsigned char* two() { return selfe_conformance_probe_two; }
};

inline const void* probe_code_page() {
    return selfe_conformance_probe_read;
}

namespace detail {
// All probes end in a call of one word: everything but the word is ready for it.
inline UserContext probe_registers(Cap<Endpoint> endpoint, const void* code) {
    UserContext registers{};
    registers.*probe_register::program_counter = reinterpret_cast<Word>(code);
    registers.*probe_register::cptr = endpoint.bits;
    registers.*probe_register::info = MessageInfo(probe_label, 1).raw().words[0];
    registers.*probe_register::number = static_cast<Word>(sys::seL4_SysCall);
    return registers;
}
}  // namespace detail

inline UserContext read_registers(Cap<Endpoint> endpoint, Word vaddr) {
    UserContext registers = detail::probe_registers(endpoint, selfe_conformance_probe_read);
    registers.*probe_register::address = vaddr;
    return registers;
}

inline UserContext write_registers(Cap<Endpoint> endpoint, Word vaddr, Word value) {
    UserContext registers = detail::probe_registers(endpoint, selfe_conformance_probe_write);
    registers.*probe_register::address = vaddr;
    registers.*probe_register::word = value;
    return registers;
}

inline UserContext execute_registers(Cap<Endpoint> endpoint, Word vaddr) {
    return detail::probe_registers(endpoint, reinterpret_cast<const void*>(vaddr));
}

}  // namespace selfe::conformance

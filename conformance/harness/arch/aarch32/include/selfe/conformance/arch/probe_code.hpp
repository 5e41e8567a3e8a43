// The probe's instructions, and the registers that they start with, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/trap.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// Label of the message that a successful access sends; its one word is the value.
inline constexpr Word probe_label = 0x5e1f;

extern "C" {
// arch/aarch32/probe.S: all in one page of the image.
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
// All probes end in a call of one word: r0, r1 and r7 are ready for it, r2 is the word.
inline UserContext probe_registers(Cap<Endpoint> endpoint, const void* code) {
    UserContext registers{};
    registers.pc = reinterpret_cast<Word>(code);
    registers.r0 = endpoint.bits;
    registers.r1 = MessageInfo(probe_label, 1).raw().words[0];
    registers.r7 = static_cast<Word>(sys::seL4_SysCall);
    return registers;
}
}  // namespace detail

inline UserContext read_registers(Cap<Endpoint> endpoint, Word vaddr) {
    UserContext registers = detail::probe_registers(endpoint, selfe_conformance_probe_read);
    registers.r6 = vaddr;
    return registers;
}

inline UserContext write_registers(Cap<Endpoint> endpoint, Word vaddr, Word value) {
    UserContext registers = detail::probe_registers(endpoint, selfe_conformance_probe_write);
    registers.r6 = vaddr;
    registers.r2 = value;
    return registers;
}

inline UserContext execute_registers(Cap<Endpoint> endpoint, Word vaddr) {
    return detail::probe_registers(endpoint, reinterpret_cast<const void*>(vaddr));
}

}  // namespace selfe::conformance

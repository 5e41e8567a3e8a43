// The Arm instructions that a debugger feeds into a halted processor, taken apart.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace selfe::jtag {

enum class Operation : std::uint8_t {
    Move,               ///< MOV Rd, Rm
    Branch,             ///< BX Rm
    FromDebugger,       ///< MRC p14, 0, Rd, c0, c5, 0: the word that the debugger has written
    ToDebugger,         ///< MCR p14, 0, Rd, c0, c5, 0
    ReadStatus,         ///< MRS Rd, CPSR
    WriteStatus,        ///< MSR CPSR_fields, Rm
    Load,               ///< LDR, LDRH, LDRB with an immediate offset
    Store,              ///< STR, STRH, STRB
    LoadForDebugger,    ///< LDC p14, c5, [Rn], #offset: from memory to the debugger
    StoreFromDebugger,  ///< STC p14, c5, [Rn], #offset
    MaintainCache,      ///< MCR p15, 0, Rd, c7: clean, invalidate; barriers of old
    Other,              ///< whatever else: the processor itself knows
};

struct Instruction {
    Operation operation = Operation::Other;
    unsigned rd{};             ///< the register that is written, or stored
    unsigned rm{};             ///< the register that is read
    unsigned rn{};             ///< the register that holds an address
    unsigned bytes{};          ///< of memory
    std::uint32_t offset{};    ///< to add to Rn
    bool is_indexed_before{};  ///< the address is Rn + offset, not Rn
    bool writes_back{};        ///< Rn + offset goes into Rn
    std::uint32_t mask{};      ///< bits of CPSR
};

/// Encodings: ARM Architecture Reference Manual for ARMv7-A, "ARM instruction set encoding".
[[nodiscard]] Instruction decode(std::uint32_t opcode);

/// The LDR or STR of register `rd` that does with memory what this LDC or STC does.
[[nodiscard]] std::uint32_t as_word_access(std::uint32_t opcode, unsigned rd);

}  // namespace selfe::jtag

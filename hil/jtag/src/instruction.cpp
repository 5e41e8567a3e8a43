// Encodings of the instructions that debuggers use.
// SPDX-License-Identifier: BSD-2-Clause
#include "instruction.hpp"

#include <array>

namespace selfe::jtag {

namespace {

struct Pattern {
    std::uint32_t mask;
    std::uint32_t value;
    Operation operation;
};

// All unconditional (0xe......), which is all that makes sense in debug state.
constexpr std::array patterns = {
    Pattern{0xffff'0ff0, 0xe1a0'0000, Operation::Move},
    Pattern{0xffff'fff0, 0xe12f'ff10, Operation::Branch},
    Pattern{0xffff'0fff, 0xee10'0e15, Operation::FromDebugger},
    Pattern{0xffff'0fff, 0xee00'0e15, Operation::ToDebugger},
    Pattern{0xffff'0fff, 0xe10f'0000, Operation::ReadStatus},
    Pattern{0xfff0'fff0, 0xe120'f000, Operation::WriteStatus},
    Pattern{0xff30'0000, 0xe410'0000, Operation::Load},  // word or byte, then add the offset
    Pattern{0xff10'0000, 0xe510'0000, Operation::Load},  // the other way round
    Pattern{0xff30'0000, 0xe400'0000, Operation::Store},
    Pattern{0xff10'0000, 0xe500'0000, Operation::Store},
    Pattern{0xfe50'00f0, 0xe050'00b0, Operation::Load},  // halfword
    Pattern{0xfe50'00f0, 0xe040'00b0, Operation::Store},
    Pattern{0xff70'ff00, 0xec30'5e00, Operation::LoadForDebugger},
    Pattern{0xff50'ff00, 0xed10'5e00, Operation::LoadForDebugger},
    Pattern{0xff70'ff00, 0xec20'5e00, Operation::StoreFromDebugger},
    Pattern{0xff50'ff00, 0xed00'5e00, Operation::StoreFromDebugger},
    Pattern{0xffff'0f1f, 0xee07'0f14, Operation::Other},  // c7, c4 and c8: address translation
    Pattern{0xffff'0f1f, 0xee07'0f18, Operation::Other},
    Pattern{0xffff'0f10, 0xee07'0f10, Operation::MaintainCache},
};

constexpr unsigned field(std::uint32_t opcode, unsigned at) {
    return opcode >> at & 0xf;
}
constexpr bool bit(std::uint32_t opcode, unsigned at) {
    return (opcode >> at & 1) != 0;
}

/// The four bits of MSR's field mask, each for a byte of the register.
std::uint32_t status_mask(std::uint32_t opcode) {
    std::uint32_t mask = 0;
    for (unsigned byte = 0; byte < 4; ++byte) {
        mask |= bit(opcode, 16 + byte) ? 0xffu << 8 * byte : 0;
    }
    return mask;
}

void add_address(Instruction& instruction, std::uint32_t opcode, unsigned bytes,
                 std::uint32_t offset) {
    instruction.rn = field(opcode, 16);
    instruction.bytes = bytes;
    instruction.offset = bit(opcode, 23) ? offset : 0u - offset;
    instruction.is_indexed_before = bit(opcode, 24);
    instruction.writes_back = !bit(opcode, 24) || bit(opcode, 21);
}

}  // namespace

Instruction decode(std::uint32_t opcode) {
    Instruction instruction;
    for (const auto& [mask, value, operation] : patterns) {
        if ((opcode & mask) == value) {
            instruction.operation = operation;
            break;
        }
    }
    instruction.rd = field(opcode, 12);
    instruction.rm = field(opcode, 0);
    switch (instruction.operation) {
        case Operation::WriteStatus:
            instruction.mask = status_mask(opcode);
            break;
        case Operation::Load:
        case Operation::Store:
            if (bit(opcode, 26)) {
                add_address(instruction, opcode, bit(opcode, 22) ? 1 : 4, opcode & 0xfff);
            } else {
                add_address(instruction, opcode, 2, field(opcode, 8) << 4 | field(opcode, 0));
            }
            break;
        case Operation::LoadForDebugger:
        case Operation::StoreFromDebugger:
            add_address(instruction, opcode, 4, (opcode & 0xff) * 4);
            break;
        default:
            break;
    }
    return instruction;
}

std::uint32_t as_word_access(std::uint32_t opcode, unsigned rd) {
    constexpr std::uint32_t before = 1u << 24;
    constexpr std::uint32_t write_back = 1u << 21;
    // Before, up, load and Rn have the same places in both. Write-back does not: behind the access
    // it goes without saying, and the bit would mean "as user mode would".
    constexpr std::uint32_t common = before | 1u << 23 | 1u << 20 | 0xfu << 16;
    const std::uint32_t kept = opcode & ((opcode & before) != 0 ? common | write_back : common);
    return 0xe400'0000 | kept | rd << 12 | (opcode & 0xff) * 4;
}

}  // namespace selfe::jtag

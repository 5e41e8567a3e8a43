// The effects of a debugger's instructions.
// SPDX-License-Identifier: BSD-2-Clause
#include "executor.hpp"

namespace selfe::jtag {

namespace {

constexpr std::uint32_t thumb_bit = 1u << 5;  // of CPSR

constexpr bool is_breakpoint(std::uint32_t word) {
    return (word & 0xfff0'00f0) == 0xe120'0070;
}

}  // namespace

Executor::Outcome Executor::execute(std::uint32_t opcode, Channel& channel) {
    const Instruction instruction = decode(opcode);
    const unsigned rd = instruction.rd;
    const unsigned rm = instruction.rm;
    const std::uint32_t mask = instruction.mask;
    switch (instruction.operation) {
        case Operation::Move:
            if (rd == Machine::Pc) {
                branch(value_of(rm));
            } else {
                machine_.set_reg(rd, value_of(rm));
            }
            return Outcome::Done;
        case Operation::Branch:
            branch(value_of(rm));
            return Outcome::Done;
        case Operation::FromDebugger:
            machine_.set_reg(rd, channel.to_core);
            channel.is_to_core_full = false;
            return Outcome::Done;
        case Operation::ToDebugger:
            channel.to_debugger = value_of(rd);
            channel.is_to_debugger_full = true;
            return Outcome::Done;
        case Operation::ReadStatus:
            machine_.set_reg(rd, machine_.reg(Machine::Cpsr));
            return Outcome::Done;
        case Operation::WriteStatus:
            machine_.set_reg(Machine::Cpsr,
                             (machine_.reg(Machine::Cpsr) & ~mask) | (machine_.reg(rm) & mask));
            return Outcome::Done;
        case Operation::Load:
        case Operation::Store:
        case Operation::LoadForDebugger:
        case Operation::StoreFromDebugger:
            return load_or_store(opcode, channel);
        case Operation::MaintainCache:
            return Outcome::Done;  // QEMU has none, and a debugger does it for every 32 bytes
        case Operation::Other:
            break;
    }
    return machine_.execute(opcode) ? Outcome::Done : Outcome::Undefined;
}

Executor::Outcome Executor::load_or_store(std::uint32_t opcode, Channel& channel) {
    const Instruction instruction = decode(opcode);
    const std::uint32_t base = value_of(instruction.rn);
    const std::uint32_t moved = base + instruction.offset;
    const std::uint32_t address =
        (instruction.is_indexed_before ? moved : base) & ~(instruction.bytes - 1);
    const auto physical = machine_.physical(address);
    if (!physical || Faults::is_due(faults_.settings.abort_after, instruction.bytes)) {
        return Outcome::DataAbort;
    }
    if (!machine_.is_memory(*physical)) {
        return access_device(opcode, channel);
    }
    transfer(instruction, address, *physical, channel);
    if (instruction.writes_back) {
        machine_.set_reg(instruction.rn, moved);
    }
    return Outcome::Done;
}

/// Lets the processor do it, for a device may ask who reads: the interrupt controller does.
Executor::Outcome Executor::access_device(std::uint32_t opcode, Channel& channel) {
    const Instruction instruction = decode(opcode);
    const Operation operation = instruction.operation;
    if (operation == Operation::Load || operation == Operation::Store) {
        return machine_.execute(opcode) ? Outcome::Done : Outcome::DataAbort;
    }
    // QEMU's processor has no channel to a debugger: a register stands in for it.
    const bool is_load = operation == Operation::LoadForDebugger;
    const unsigned stand_in = instruction.rn == 1 ? 2 : 1;
    const std::uint32_t saved = machine_.reg(stand_in);
    if (!is_load) {
        machine_.set_reg(stand_in, channel.to_core);
    }
    const bool is_done = machine_.execute(as_word_access(opcode, stand_in));
    if (is_load) {
        channel.to_debugger = machine_.reg(stand_in);
    }
    channel.is_to_debugger_full = channel.is_to_debugger_full || is_load;
    channel.is_to_core_full = channel.is_to_core_full && is_load;
    machine_.set_reg(stand_in, saved);
    return is_done ? Outcome::Done : Outcome::DataAbort;
}

void Executor::transfer(const Instruction& instruction, std::uint32_t address,
                        std::uint32_t physical, Channel& channel) {
    const unsigned bytes = instruction.bytes;
    switch (instruction.operation) {
        case Operation::Load:
            machine_.set_reg(instruction.rd, machine_.read(physical, bytes));
            break;
        case Operation::LoadForDebugger:
            channel.to_debugger = machine_.read(physical, bytes);
            channel.is_to_debugger_full = true;
            break;
        case Operation::Store:
            store(address, physical, bytes, value_of(instruction.rd));
            break;
        default:
            store(address, physical, bytes, channel.to_core);
            channel.is_to_core_full = false;
            break;
    }
}

void Executor::store(std::uint32_t address, std::uint32_t physical, unsigned bytes,
                     std::uint32_t value) {
    if (bytes == 4 && is_breakpoint(value)) {
        planted_.insert(address);
    } else if (!planted_.empty()) {
        planted_.erase(address & ~3u);
    }
    machine_.write(physical, bytes, value);
}

std::uint32_t Executor::value_of(unsigned reg) {
    const std::uint32_t value = machine_.reg(reg);
    if (reg != Machine::Pc) {
        return value;
    }
    // An instruction sees where the one after the next begins: two words on, in Thumb state two
    // halfwords.
    return value + ((machine_.reg(Machine::Cpsr) & thumb_bit) != 0 ? 4 : 8);
}

void Executor::branch(std::uint32_t target) {
    const std::uint32_t status = machine_.reg(Machine::Cpsr) & ~thumb_bit;
    const bool is_thumb = (target & 1) != 0;
    machine_.set_reg(Machine::Cpsr, status | (is_thumb ? thumb_bit : 0));
    machine_.set_reg(Machine::Pc, target & (is_thumb ? ~1u : ~3u));
}

}  // namespace selfe::jtag

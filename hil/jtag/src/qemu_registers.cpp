// Registers by way of QEMU's GDB stub.
// SPDX-License-Identifier: BSD-2-Clause
#include "qemu_registers.hpp"

#include "gdb_text.hpp"
#include "selfe/common/text.hpp"

namespace selfe::jtag {

namespace {

/// QEMU numbers registers as GDB always has: eight floating-point registers and their status, long
/// gone, are between the Pc and CPSR.
constexpr unsigned stub_number(unsigned number) {
    return number == Machine::Cpsr ? 25 : number;
}

}  // namespace

std::uint32_t QemuRegisters::get(unsigned number) {
    auto& known = known_[number];
    if (!known) {
        const auto answer = stub_.ask("p" + hex_number(stub_number(number)));
        known = number_in(bytes_in(answer.value_or("").substr(0, 8)));
    }
    return *known;
}

void QemuRegisters::set(unsigned number, std::uint32_t value) {
    if (number == Machine::Cpsr) {
        flush_and_forget();
        write(number, value);
    } else {
        known_[number] = value;
        changed_.set(number);
    }
}

void QemuRegisters::flush() {
    for (unsigned number = 0; number < known_.size(); ++number) {
        if (changed_.test(number)) {
            write(number, *known_[number]);
        }
    }
    changed_.reset();
}

void QemuRegisters::flush_and_forget() {
    flush();
    known_.fill(std::nullopt);
}

void QemuRegisters::write(unsigned number, std::uint32_t value) {
    stub_.ask("P" + hex_number(stub_number(number)) + "=" + hex_bytes(little_endian(value, 4)));
}

}  // namespace selfe::jtag

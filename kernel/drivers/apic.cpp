// A PC's interrupt controllers: the local APIC, one I/O APIC, and the legacy pair switched off.
// SPDX-License-Identifier: BSD-2-Clause
//
// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, "Advanced Programmable
// Interrupt Controller"; 82093AA data sheet.
#include "apic.hpp"

#include "arch/trap_vectors.h"
#include "machine/interrupts.hpp"
#include "machine/memory.hpp"
#include "machine/model_registers.hpp"
#include "machine/ports.hpp"

namespace kernel::machine {
namespace {

constinit Word io_apic = 0;  // physical addresses
constinit Word local_apic = 0;

volatile std::uint32_t& io_register(Word offset) {
    return *from_physical<volatile std::uint32_t>(io_apic + offset);
}

// The I/O APIC shows one of its registers at a time.
constexpr Word io_select = 0x00, io_window = 0x10;
constexpr std::uint32_t io_version = 0x01, io_first_route = 0x10;

std::uint32_t read_io(std::uint32_t which) {
    io_register(io_select) = which;
    return io_register(io_window);
}
void write_io(std::uint32_t which, std::uint32_t value) {
    io_register(io_select) = which;
    io_register(io_window) = value;
}

constexpr std::uint32_t route_active_low = 1 << 13, route_level = 1 << 15, route_masked = 1 << 16;

/// The legacy controllers would otherwise raise vectors that are exceptions.
void switch_legacy_off() {
    constexpr Word command[] = {0x20, 0xa0}, data[] = {0x21, 0xa1};
    constexpr Word wiring[] = {1 << 2, 2};  // the second is behind line 2 of the first
    for (unsigned i = 0; i < 2; ++i) {
        write_port(command[i], 1, 0x11);  // initialise, four words
        write_port(data[i], 1, FIRST_LEGACY_VECTOR + 8 * i);
        write_port(data[i], 1, wiring[i]);
        write_port(data[i], 1, 0x01);  // 8086 mode
        write_port(data[i], 1, 0xff);  // mask all
    }
}

void start_local_apic() {
    constexpr Word enabled = bit(11);
    write_model_register(local_apic_base, read_model_register(local_apic_base) | enabled);
    constexpr std::uint32_t lint_masked = 1 << 16, software_enable = 1 << 8;
    write_local_apic(LocalApic::Lint0, lint_masked);
    write_local_apic(LocalApic::Lint1, lint_masked);
    write_local_apic(LocalApic::ErrorVector, lint_masked);
    write_local_apic(LocalApic::TaskPriority, 0);
    write_local_apic(LocalApic::SpuriousVector, software_enable | VECTOR_SPURIOUS);
}

}  // namespace

std::uint32_t read_local_apic(LocalApic which) {
    return *from_physical<volatile std::uint32_t>(local_apic + static_cast<Word>(which));
}
void write_local_apic(LocalApic which, std::uint32_t value) {
    *from_physical<volatile std::uint32_t>(local_apic + static_cast<Word>(which)) = value;
}

void start_interrupts(const ApicAddresses& addresses) {
    io_apic = addresses.io;
    local_apic = addresses.local;
    switch_legacy_off();
    start_local_apic();
    for (Word pin = 0; pin < io_apic_pins(); ++pin) {
        set_route({pin, 0, false, false}, true);
    }
}

bool is_interrupt_pending() {
    // One bit a vector, 32 in a register, registers 16 bytes apart.
    constexpr unsigned first = FIRST_USER_VECTOR / 32, last = VECTOR_TIMER / 32;
    std::uint32_t requested = 0;
    for (unsigned i = first; i <= last; ++i) {
        requested |= read_local_apic(
            static_cast<LocalApic>(static_cast<Word>(LocalApic::Requested) + 16 * i));
    }
    return requested != 0;
}

void end_irq() {
    write_local_apic(LocalApic::EndOfInterrupt, 0);
}

Word io_apic_pins() {
    return field(read_io(io_version), 16, 8) + 1;
}

void set_route(const Route& route, bool is_masked) {
    const auto entry = io_first_route + 2 * static_cast<std::uint32_t>(route.pin);
    const std::uint32_t this_processor = read_local_apic(LocalApic::Id) & 0xff00'0000;
    // Masked first: the line must not raise anything while half of its entry is new.
    write_io(entry, route_masked);
    write_io(entry + 1, this_processor);
    write_io(entry, static_cast<std::uint32_t>(route.vector) |
                        (route.is_low ? route_active_low : 0) | (route.is_level ? route_level : 0) |
                        (is_masked ? route_masked : 0));
}

}  // namespace kernel::machine

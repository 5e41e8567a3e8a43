// The console on Arm's PL011 UART: characters out, nothing in.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: Arm PrimeCell UART (PL011) Technical Reference Manual.
#include "machine/console.hpp"
#include "machine/memory.hpp"
#include "platform.hpp"

namespace kernel::machine {
namespace {

enum Register : Word { Data = 0x00, Flags = 0x18, Control = 0x30 };

constexpr std::uint32_t transmit_full = 1u << 5;
constexpr std::uint32_t uart_and_transmit_enable = 1u << 0 | 1u << 8;

volatile std::uint32_t& at(Register offset) {
    return device_register<volatile std::uint32_t>(platform::uart + offset);
}

void send(char c) {
    while ((at(Flags) & transmit_full) != 0) {
    }
    at(Data) = static_cast<unsigned char>(c);
}

}  // namespace

void start_console() {
    at(Control) = at(Control) | uart_and_transmit_enable;
}

void put_char(char c) {
    if (c == '\n') {
        send('\r');
    }
    send(c);
}

}  // namespace kernel::machine

// The console on an i.MX UART: characters out, nothing in.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: i.MX 6Dual/6Quad Applications Processor Reference Manual, "Universal Asynchronous
// Receiver/Transmitter". Whoever booted the board has set clock, pins and speed.
#include "machine/console.hpp"
#include "machine/memory.hpp"
#include "platform.hpp"

namespace kernel::machine {
namespace {

enum Register : Word { Transmit = 0x40, Control1 = 0x80, Control2 = 0x84, TestStatus = 0xb4 };

constexpr std::uint32_t uart_enable = 1u << 0;
constexpr std::uint32_t no_reset = 1u << 0, transmit_enable = 1u << 2;
constexpr std::uint32_t transmit_full = 1u << 4;

volatile std::uint32_t& at(Register offset) {
    return device_register<volatile std::uint32_t>(platform::uart + offset);
}

void send(char c) {
    while ((at(TestStatus) & transmit_full) != 0) {
    }
    at(Transmit) = static_cast<unsigned char>(c);
}

}  // namespace

void start_console() {
    at(Control1) = at(Control1) | uart_enable;
    at(Control2) = at(Control2) | no_reset | transmit_enable;
}

void put_char(char c) {
    if (c == '\n') {
        send('\r');
    }
    send(c);
}

}  // namespace kernel::machine

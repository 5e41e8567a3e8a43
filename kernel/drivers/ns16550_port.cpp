// The first serial interface of a PC as console: a 16550 behind I/O ports, without interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/console.hpp"
#include "machine/ports.hpp"
#include "platform.hpp"

namespace kernel::machine {
namespace {

// Registers by their distance from the first port; 16550 data sheet, "Register Descriptions".
enum Register : Word {
    Data = 0,
    InterruptEnable = 1,
    FifoControl = 2,
    LineControl = 3,
    ModemControl = 4,
    LineStatus = 5,
};
constexpr Word divisor_latch = 0x80;  // in LineControl: Data and InterruptEnable are the divisor
constexpr Word eight_bits = 0x03;     // no parity, one stop bit
constexpr Word divisor_115200 = 1;
constexpr Word fifos_on_and_empty = 0x07;
constexpr Word ready_and_request = 0x03;  // the two lines that tell the other side to listen
constexpr Word transmitter_empty = 0x20;

void write(Register which, Word value) {
    write_port(platform::serial_port + which, 1, value);
}

void send(char c) {
    while ((read_port(platform::serial_port + LineStatus, 1) & transmitter_empty) == 0) {
    }
    write(Data, static_cast<unsigned char>(c));
}

}  // namespace

void start_console() {
    write(InterruptEnable, 0);
    write(LineControl, divisor_latch);
    write(Data, divisor_115200);
    write(InterruptEnable, 0);
    write(LineControl, eight_bits);
    write(FifoControl, fifos_on_and_empty);
    write(ModemControl, ready_and_request);
}

void put_char(char c) {
    if (c == '\n') {
        send('\r');
    }
    send(c);
}

}  // namespace kernel::machine

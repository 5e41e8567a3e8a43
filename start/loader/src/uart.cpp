// Drivers of the UARTs that platforms have: which one is the packer's word.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/uart.hpp"

namespace selfe::loader {
namespace {

struct Uart {
    UartKind kind;
    uint32_t register_shift;
    uint64_t base;
};
constinit Uart uart{UartKind::None, 0, 0};

template <class T = uint32_t>
T volatile& device_register(uint64_t offset) {
    return *reinterpret_cast<T volatile*>(static_cast<uintptr_t>(uart.base + offset));
}

/// PL011, by its technical reference manual: data register, and the flag "transmit FIFO full".
void put_pl011(char character) {
    constexpr uint64_t data = 0x00;
    constexpr uint64_t flags = 0x18;
    constexpr uint32_t transmit_full = 1U << 5;
    while ((device_register(flags) & transmit_full) != 0) {
    }
    device_register(data) = static_cast<unsigned char>(character);
}

/// i.MX UART, by the i.MX 6Dual/6Quad reference manual, chapter "Universal Asynchronous
/// Receiver/Transmitter": UTXD, and the flag TXFULL of UTS.
void put_imx(char character) {
    constexpr uint64_t transmit_data = 0x40;
    constexpr uint64_t test = 0xb4;
    constexpr uint32_t transmit_full = 1U << 4;
    while ((device_register(test) & transmit_full) != 0) {
    }
    device_register(transmit_data) = static_cast<unsigned char>(character);
}

/// UCR1.UARTEN; UCR2: TXEN, RXEN, no software reset, no waiting for the other side's RTS. Firmware
/// has done so before it printed anything; an emulator without firmware has not, and kernels rely
/// on it.
void open_imx() {
    constexpr uint64_t control1 = 0x80;
    constexpr uint64_t control2 = 0x84;
    constexpr uint32_t enable = 1U << 0;
    constexpr uint32_t transmit_receive_no_reset = 1U << 2 | 1U << 1 | 1U << 0;
    constexpr uint32_t ignore_rts = 1U << 14;
    device_register(control1) = device_register(control1) | enable;
    device_register(control2) = device_register(control2) | transmit_receive_no_reset | ignore_rts;
}

/// NS16550 and its family (8250): THR, and the flag "THR empty" of LSR. Where registers lie four
/// bytes apart, buses take words only.
template <class T>
void put_ns16550(char character) {
    const uint64_t line_status = uint64_t{5} << uart.register_shift;
    constexpr T holding_register_empty = 1U << 5;
    while ((device_register<T>(line_status) & holding_register_empty) == 0) {
    }
    device_register<T>(0) = static_cast<unsigned char>(character);
}

}  // namespace

void use_uart(UartKind kind, uint64_t base, uint32_t register_shift) {
    uart = {kind, register_shift, base};
    if (kind == UartKind::Imx) {
        open_imx();
    }
}

void put_character(char character) {
    switch (uart.kind) {
        case UartKind::None:
            return;
        case UartKind::Pl011:
            return put_pl011(character);
        case UartKind::Imx:
            return put_imx(character);
        case UartKind::Ns16550:
            return uart.register_shift == 2 ? put_ns16550<uint32_t>(character)
                                            : put_ns16550<uint8_t>(character);
    }
}

}  // namespace selfe::loader

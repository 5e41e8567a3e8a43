// Prints by polling; whoever started the loader has set up speed and format of the line.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/panic.hpp"

#include "loader/arch/machine.hpp"

namespace selfe::loader {
namespace {

struct Uart {
    UartKind kind;
    uint64_t base;
};
constinit Uart uart{UartKind::None, 0};

uint32_t volatile& device_register(uint64_t offset) {
    return *reinterpret_cast<uint32_t volatile*>(uart.base + offset);
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

void print(const char* text) {
    for (; *text != '\0'; ++text) {
        switch (uart.kind) {
            case UartKind::None:
                return;
            case UartKind::Pl011:
                put_pl011(*text);
        }
    }
}

}  // namespace

void use_uart(UartKind kind, uint64_t base) {
    uart = {kind, base};
}

void panic(const char* sentence) {
    print("\r\nselfe loader: ");
    print(sentence);
    print("\r\n");
    arch::halt();
}

}  // namespace selfe::loader

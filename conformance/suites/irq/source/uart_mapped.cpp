// The UART's registers in memory.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/device.hpp"
#include "selfe/platform.hpp"
#include "uart_registers.hpp"

namespace selfe::conformance {
namespace {

// Registers that are four bytes apart are four bytes wide.
template <bool AreBytes>
struct RegisterOf {
    using Type = uint32_t;
};
template <>
struct RegisterOf<true> {
    using Type = uint8_t;
};
using Register = RegisterOf<(platform::uart::register_shift < 2)>::Type;

volatile Register& at(Word number) {
    return device_register<Register>(platform::uart::base,
                                     number << platform::uart::register_shift);
}

}  // namespace

void get_uart(Case& t, const BootSpace& boot) {
    (void)map_device(t, boot, platform::uart::base);
}

uint32_t uart_read(Word number) {
    return at(number);
}

void uart_write(Word number, uint32_t value) {
    at(number) = static_cast<Register>(value);
}

}  // namespace selfe::conformance

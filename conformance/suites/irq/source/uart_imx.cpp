// A UART of the i.MX family: its transmitter is ready, and may say so.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "i.MX 6Dual/6Quad Applications Processor Reference Manual", chapter "Universal
// Asynchronous Receiver/Transmitter (UART)".
#include "../source.hpp"
#include "selfe/conformance/device.hpp"
#include "selfe/uart/imx.hpp"

namespace selfe::conformance {
namespace {

constexpr Word control1 = 0x80;              // UCR1
constexpr Word status1 = 0x94;               // USR1
constexpr uint32_t ready_enable = 1U << 13;  // UCR1.TRDYEN
constexpr uint32_t ready = 1U << 13;         // USR1.TRDY

volatile uint32_t& at(Word offset) {
    return device_register<uint32_t>(platform::uart::base, offset);
}

}  // namespace

Source::Source(Case& t, const BootSpace& boot) {
    unsigned char* const base = map_device(t, boot, platform::uart::base);
    uart::Imx(MappedRegisters<uint32_t>(base)).enable();
    lower();
}

Word Source::irq() {
    return platform::uart::irq;
}

void Source::raise() {
    at(control1) = at(control1) | ready_enable;
    while ((at(status1) & ready) == 0) {
    }
}

void Source::lower() {
    at(control1) = at(control1) & ~ready_enable;
    (void)at(control1);  // the write has arrived when the read comes back
}

}  // namespace selfe::conformance

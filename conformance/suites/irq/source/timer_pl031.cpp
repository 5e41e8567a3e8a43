// Arm's real-time clock (PL031): its match register set to now raises the line.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "PrimeCell Real Time Clock (PL031) Technical Reference Manual", section "Summary of
// registers".
#include "../source.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/device.hpp"

namespace selfe::conformance {
namespace {

constexpr Word data = 0x00;        // RTCDR
constexpr Word match = 0x04;       // RTCMR
constexpr Word mask = 0x10;        // RTCIMSC
constexpr Word raw_status = 0x14;  // RTCRIS
constexpr Word clear = 0x1c;       // RTCICR

volatile uint32_t& at(Word offset) {
    return device_register<uint32_t>(platform::timer::base, offset);
}

}  // namespace

Source::Source(Case& t, const BootSpace& boot) {
    map_device(t, boot, platform::timer::base);
    at(mask) = 1;
    lower();
}

Word Source::irq() {
    return platform::timer::irq;
}

void Source::raise() {
    // A second may begin between reading the clock and setting the match.
    do {
        at(match) = at(data);
    } while (at(raw_status) == 0);
}

void Source::lower() {
    // A match that is far away, lest the line rise again by itself.
    at(match) = at(data) - 1;
    at(clear) = 1;
    while (at(raw_status) != 0) {
    }
}

}  // namespace selfe::conformance

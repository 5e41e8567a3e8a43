// The local APIC's timer as the scheduler's tick, measured against the PC's interval timer.
// SPDX-License-Identifier: BSD-2-Clause
//
// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, "APIC Timer"; 8254 data
// sheet.
#include "apic.hpp"
#include "arch/trap_vectors.h"
#include "machine/ports.hpp"
#include "machine/timer.hpp"

namespace kernel::machine {
namespace {

constexpr Word interval_frequency = 1'193'182;  // Hz
constexpr Word measured_ms = 10;

// Ports: the interval timer's third channel is gated and read through the speaker's control.
constexpr Word channel_2 = 0x42, channel_control = 0x43, speaker = 0x61;
constexpr Word gate = 0x01, sound = 0x02, output = 0x20;

constinit std::uint32_t ticks_per_ms = 0;

/// Channel 2 counts down once and raises its output at the end.
void start_interval() {
    constexpr Word count = interval_frequency * measured_ms / 1000;
    static_assert(count < 0x10000, "the counter has 16 bits");
    write_port(speaker, 1, (read_port(speaker, 1) & ~sound) | gate);
    write_port(channel_control, 1, 0xb0);  // channel 2, both bytes, one shot, binary
    write_port(channel_2, 1, count);
    write_port(channel_2, 1, count >> 8);
}

Word time_stamp() {
    std::uint32_t low, high;
    asm volatile("rdtsc" : "=a"(low), "=d"(high));
    return low | Word{high} << 32;
}

}  // namespace

Word calibrate_timer() {
    constexpr std::uint32_t divide_by_1 = 0xb, masked = 1 << 16, longest = 0xffff'ffff;
    write_local_apic(LocalApic::TimerDivide, divide_by_1);
    write_local_apic(LocalApic::TimerVector, masked | VECTOR_TIMER);
    start_interval();
    const Word first = time_stamp();
    write_local_apic(LocalApic::TimerStart, longest);
    while ((read_port(speaker, 1) & output) == 0) {
    }
    const std::uint32_t counted = longest - read_local_apic(LocalApic::TimerNow);
    const Word stamps = time_stamp() - first;
    ticks_per_ms = counted / measured_ms;
    return stamps / (measured_ms * 1000);
}

void start_timer() {
    constexpr std::uint32_t periodic = 1 << 17;
    write_local_apic(LocalApic::TimerVector, periodic | VECTOR_TIMER);
    write_local_apic(LocalApic::TimerStart, ticks_per_ms * CONFIG_TIMER_TICK_MS);
}

}  // namespace kernel::machine

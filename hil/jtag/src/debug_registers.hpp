// The debug registers of ARMv7-A: their places, and the bits that the debug unit uses.
// SPDX-License-Identifier: BSD-2-Clause
//
// Source: ARM Architecture Reference Manual for ARMv7-A, "The Debug Registers".
#pragma once

#include <cstdint>

namespace selfe::jtag::debug_registers {

enum Register : std::uint32_t {
    Didr = 0x000,
    Vcr = 0x01c,
    DtrRx = 0x080,
    Itr = 0x084,
    Dscr = 0x088,
    DtrTx = 0x08c,
    Drcr = 0x090,
    Bvr0 = 0x100,
    Bcr0 = 0x140,
    Prsr = 0x314,
    Midr = 0xd00,
    AuthStatus = 0xfb8,
    DevType = 0xfcc,
    Pidr4 = 0xfd0,
    Pidr0 = 0xfe0,
    Cidr0 = 0xff0,
};

// DSCR, "Debug Status and Control Register".
inline constexpr std::uint32_t dscr_halted = 1u << 0;
inline constexpr std::uint32_t dscr_restarted = 1u << 1;  // nothing here takes time, so always
inline constexpr unsigned dscr_cause_at = 2;
inline constexpr std::uint32_t dscr_data_abort = 1u << 6;
inline constexpr std::uint32_t dscr_undefined = 1u << 8;
inline constexpr std::uint32_t dscr_itr_enabled = 1u << 13;
inline constexpr std::uint32_t dscr_halting = 1u << 14;
inline constexpr std::uint32_t dscr_mode = 3u << 20;
inline constexpr std::uint32_t dscr_mode_fast = 2u << 20;
inline constexpr std::uint32_t dscr_done =
    1u << 24 | 1u << 25;  // instruction complete, pipeline advances
inline constexpr std::uint32_t dscr_tx_full = 1u << 26 | 1u << 29;
inline constexpr std::uint32_t dscr_rx_full = 1u << 27 | 1u << 30;
/// Interrupt, DCC and instruction enables, halting and monitor mode, abort discard, DCC mode.
inline constexpr std::uint32_t dscr_writable = 0x1fu << 11 | 1u << 19 | dscr_mode;

// DRCR, "Debug Run Control Register".
inline constexpr std::uint32_t drcr_halt = 1u << 0;
inline constexpr std::uint32_t drcr_restart = 1u << 1;
inline constexpr std::uint32_t drcr_clear_sticky = 1u << 2;

// PRSR, "Device Powerdown and Reset Status Register".
inline constexpr std::uint32_t prsr_powered = 1u << 0;
inline constexpr std::uint32_t prsr_was_powered_down = 1u << 1;
inline constexpr std::uint32_t prsr_in_reset = 1u << 2;
inline constexpr std::uint32_t prsr_was_reset = 1u << 3;

inline constexpr std::uint32_t vcr_reset = 1u << 0;  // VCR: catch the reset vector

// DBGBCR, "Breakpoint Control Registers".
inline constexpr std::uint32_t bcr_enabled = 1u << 0;
inline constexpr unsigned bcr_bytes_at = 5;
inline constexpr std::uint32_t bcr_type = 7u << 20;
inline constexpr std::uint32_t bcr_mismatch = 4u << 20;

}  // namespace selfe::jtag::debug_registers

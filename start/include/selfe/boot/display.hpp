// What a PC's boot loader said of the display that it set up.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot/cause.hpp"
#include "selfe/bytes.hpp"
#include "selfe/outcome.hpp"

#include <stdint.h>

namespace selfe {

/// A picture in memory. Layout: "Multiboot2 Specification", section "Framebuffer info".
struct Framebuffer {
    uint64_t address{};  ///< physical
    uint32_t pitch{};    ///< bytes from a line to the next
    uint32_t width{};    ///< pixels; characters if `kind` is Text
    uint32_t height{};
    uint8_t bits_per_pixel{};
    enum class Kind : uint8_t { Indexed = 0, Rgb = 1, Text = 2 } kind{};

    /// From chunk SEL4_BOOTINFO_HEADER_X86_FRAMEBUFFER. Errors: Truncated; Malformed, an unknown
    /// kind.
    [[nodiscard]] static Outcome<Framebuffer, BootCause> open(Bytes chunk);
};

/// The mode that the VESA BIOS set. Layout: "VESA BIOS Extension (VBE) Core Functions
/// Standard 3.0", function 01h. The whole blocks, of 512 and 256 bytes, lie at `info` and
/// `mode_info`.
struct VesaMode {
    uint16_t version{};        ///< of the BIOS extension, 0x0300 for 3.0
    uint32_t mode{};           ///< its number, with flags
    uint16_t width{};          ///< pixels
    uint16_t height{};         ///< pixels
    uint16_t pitch{};          ///< bytes from a line to the next
    uint8_t bits_per_pixel{};  ///< 4, 8, 15, 16, 24 or 32
    uint32_t address{};        ///< of the linear frame buffer, physical; 0 if there is none
    Bytes info{};
    Bytes mode_info{};

    /// From chunk SEL4_BOOTINFO_HEADER_X86_VBE. Errors: Truncated; NotThis, the BIOS's block does
    /// not begin with "VESA": nobody has set a mode.
    [[nodiscard]] static Outcome<VesaMode, BootCause> open(Bytes chunk);
};

}  // namespace selfe

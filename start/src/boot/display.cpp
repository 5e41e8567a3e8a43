// Picks out of the boot loader's blocks what a driver of a display wants.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/display.hpp"

#include "little_endian.hpp"

namespace selfe {

Outcome<Framebuffer, BootCause> Framebuffer::open(Bytes chunk) {
    constexpr size_t size = 22;
    if (!chunk.hold(0, size)) {
        return BootCause::Truncated;
    }
    const auto kind = little_endian<uint8_t>(chunk, 21);
    if (kind > static_cast<uint8_t>(Kind::Text)) {
        return BootCause::Malformed;
    }
    return Framebuffer{
        .address = little_endian<uint64_t>(chunk, 0),
        .pitch = little_endian<uint32_t>(chunk, 8),
        .width = little_endian<uint32_t>(chunk, 12),
        .height = little_endian<uint32_t>(chunk, 16),
        .bits_per_pixel = little_endian<uint8_t>(chunk, 20),
        .kind = static_cast<Kind>(kind),
    };
}

Outcome<VesaMode, BootCause> VesaMode::open(Bytes chunk) {
    constexpr size_t info_size = 512;
    constexpr size_t mode_info_size = 256;
    constexpr size_t rest_size = 16;
    if (!chunk.hold(0, info_size + mode_info_size + rest_size)) {
        return BootCause::Truncated;
    }
    if (__builtin_memcmp(chunk.data, "VESA", 4) != 0) {
        return BootCause::NotThis;
    }
    const Bytes info = chunk.part(0, info_size);
    const Bytes mode_info = chunk.part(info_size, mode_info_size);
    return VesaMode{
        .version = little_endian<uint16_t>(info, 4),
        .mode = little_endian<uint32_t>(chunk, info_size + mode_info_size),
        .width = little_endian<uint16_t>(mode_info, 18),
        .height = little_endian<uint16_t>(mode_info, 20),
        .pitch = little_endian<uint16_t>(mode_info, 16),
        .bits_per_pixel = little_endian<uint8_t>(mode_info, 25),
        .address = little_endian<uint32_t>(mode_info, 40),
        .info = info,
        .mode_info = mode_info,
    };
}

}  // namespace selfe

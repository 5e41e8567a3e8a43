// The loader's course of action, the same on every architecture: check, place, hand over.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/machine.hpp"
#include "loader/panic.hpp"
#include "loader/payload.h"

namespace selfe::loader {
namespace {

constexpr uint64_t PageSize = 4096;

bool overlaps(uint64_t start, uint64_t size, uint64_t other_start, uint64_t other_end) {
    return start < other_end && other_start < start + size;
}

/// The packer has checked all of this for the address it chose; the image may have been loaded
/// elsewhere since, or only in part.
void check(const Payload& payload, uint64_t image_start, uint64_t image_end) {
    for (size_t index = 0; index < sizeof payload.magic; ++index) {
        if (payload.magic[index] != PayloadMagic[index]) {
            panic("there is no payload table in front of the loader");
        }
    }
    if (payload.version != SELFE_PAYLOAD_VERSION || payload.size != SELFE_PAYLOAD_SIZE) {
        panic("the payload table has another version; pack the image again");
    }
    if (payload.region_count == 0) {
        panic("the payload is empty; selfe-image pack makes a whole image");
    }
    if (payload.machine != arch::Machine || payload.region_count > MaxRegions) {
        panic("the payload table is damaged or for another architecture");
    }
    if (image_start % PageSize != 0) {
        panic("the image must be loaded at a multiple of 4096");
    }
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        const PayloadRegion& region = payload.regions[index];
        if (region.file_size > region.memory_size ||
            region.source + region.file_size > payload.image_size) {
            panic("the payload table is damaged: a region is outside the image");
        }
        if (overlaps(region.destination, region.memory_size, image_start, image_end)) {
            panic(
                "the image lies where kernel, device tree or root task must go; load it elsewhere");
        }
    }
}

void place(const PayloadRegion& region, uint64_t image_start) {
    auto* const destination = reinterpret_cast<char*>(region.destination);
    __builtin_memcpy(destination, reinterpret_cast<const char*>(image_start + region.source),
                     region.file_size);
    __builtin_memset(destination + region.file_size, 0, region.memory_size - region.file_size);
    arch::clean_data_cache(region.destination, region.memory_size);
}

}  // namespace

/// Entered from entry.S with a stack and nothing else.
extern "C" [[noreturn]] void selfe_load(uint64_t image_start) {
    const auto& payload = *reinterpret_cast<const Payload*>(image_start + SELFE_PAYLOAD_OFFSET);
    const uint64_t scratch = image_start + payload.scratch_offset;
    const uint64_t image_end = scratch + payload.scratch_size;
    use_uart(payload.uart_kind, payload.uart_base);
    check(payload, image_start, image_end);
    arch::leave_firmware(image_start, image_end);
    arch::enable_translation(payload, image_start, image_end, scratch);
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        place(payload.regions[index], image_start);
    }
    arch::start_kernel(payload);
}

}  // namespace selfe::loader

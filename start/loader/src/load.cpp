// The loader's course of action, the same on every architecture: check, place, hand over.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/machine.hpp"
#include "loader/check.hpp"
#include "loader/panic.hpp"
#include "loader/payload.h"

namespace selfe::loader {
namespace {

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
    if (const char* const fault = find_fault(payload, arch::machine, image_start, image_end)) {
        panic(fault);
    }
    arch::leave_firmware(image_start, image_end);
    arch::enable_translation(payload, image_start, image_end, scratch);
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        place(payload.regions[index], image_start);
    }
    arch::start_kernel(payload);
}

}  // namespace selfe::loader

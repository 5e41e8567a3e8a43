// The loader's course of action, the same on every architecture: check, place, hand over.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/machine.hpp"
#include "loader/check.hpp"
#include "loader/cores.hpp"
#include "loader/panic.hpp"
#include "loader/payload.h"
#include "loader/uart.hpp"

namespace selfe::loader {
namespace {

template <class T>
T* pointer_to(uint64_t address) {
    return reinterpret_cast<T*>(static_cast<uintptr_t>(address));
}

void place(const PayloadRegion& region, uint64_t image_start) {
    // find_fault has seen that all of these fit an address.
    const auto file_size = static_cast<size_t>(region.file_size);
    const auto zeros = static_cast<size_t>(region.memory_size) - file_size;
    auto* const destination = pointer_to<char>(region.destination);
    __builtin_memcpy(destination, pointer_to<const char>(image_start + region.source), file_size);
    __builtin_memset(destination + file_size, 0, zeros);
    arch::clean_data_cache(region.destination, region.memory_size);
}

}  // namespace

/// Entered from entry.S with a stack and nothing else.
extern "C" [[noreturn]] void selfe_load(uintptr_t image_start) {
    const auto& payload = *pointer_to<const Payload>(image_start + SELFE_PAYLOAD_OFFSET);
    const uint64_t scratch = image_start + payload.scratch_offset;
    const uint64_t image_end = scratch + payload.scratch_size;
    use_uart(payload.uart_kind, payload.uart_base, payload.uart_register_shift);
    if (const char* const fault = find_fault(payload, arch::machine, image_start, image_end)) {
        panic(fault);
    }
    arch::leave_firmware(payload, image_start, image_end);
    arch::enable_translation(payload, image_start, image_end, scratch);
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        place(payload.regions[index], image_start);
    }
    start_other_cores(payload, scratch);
    arch::start_kernel(payload, 0);
}

}  // namespace selfe::loader

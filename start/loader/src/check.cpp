// Checks the payload table against itself and against where the image was loaded.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/check.hpp"

namespace selfe::loader {
namespace {

constexpr uint64_t page_size = 4096;

const char* find_fault_of_cores(const Payload& payload) {
    const bool starts_others = payload.core_start != CoreStart::None;
    if (payload.core_count == 0 || payload.core_count > max_cores ||
        starts_others != (payload.core_count > 1)) {
        return "the payload table is damaged: no such number of cores can be started";
    }
    return nullptr;
}

const char* find_fault_of_table(const Payload& payload, uint32_t machine) {
    for (size_t index = 0; index < sizeof payload.magic; ++index) {
        if (payload.magic[index] != payload_magic[index]) {
            return "there is no payload table in front of the loader";
        }
    }
    if (payload.version != SELFE_PAYLOAD_VERSION || payload.size != SELFE_PAYLOAD_SIZE) {
        return "the payload table has another version; pack the image again";
    }
    if (payload.region_count == 0) {
        return "the payload is empty; selfe-image pack makes a whole image";
    }
    if (payload.machine != machine || payload.region_count > max_regions) {
        return "the payload table is damaged or for another architecture";
    }
    return find_fault_of_cores(payload);
}

}  // namespace

const char* find_fault(const Payload& payload, uint32_t machine, uint64_t image_start,
                       uint64_t image_end) {
    if (const char* const fault = find_fault_of_table(payload, machine)) {
        return fault;
    }
    if (image_start % page_size != 0) {
        return "the image must be loaded at a multiple of 4096";
    }
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        const PayloadRegion& region = payload.regions[index];
        if (region.file_size > region.memory_size || region.source > payload.image_size ||
            region.file_size > payload.image_size - region.source) {
            return "the payload table is damaged: a region is outside the image";
        }
        if (region.memory_size > UINTPTR_MAX ||
            region.destination > UINTPTR_MAX - region.memory_size) {
            return "the payload table is damaged: a region is beyond this processor's addresses";
        }
        if (region.destination < image_end &&
            image_start < region.destination + region.memory_size) {
            return "the image lies where kernel, device tree or root task must go; load it "
                   "elsewhere";
        }
    }
    return nullptr;
}

}  // namespace selfe::loader

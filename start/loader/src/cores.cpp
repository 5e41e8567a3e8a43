// Starts the other cores, one at a time, and waits for each.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/cores.hpp"

#include "loader/core_record.h"
#include "loader/panic.hpp"

namespace selfe::loader {

extern "C" {
CoreRecord selfe_core_record;
}

namespace {

const Payload* the_payload;
// Written by the core that came, read by the boot core; both with caches on.
volatile uint32_t last_core_that_came;

void wait_for(uint32_t core) {
    // Far more than any core needs, even an emulated one on a busy machine; no clock is known here.
    constexpr uint32_t patience = 1U << 30;
    for (uint32_t count = 0; last_core_that_came != core; ++count) {
        if (count == patience) {
            panic("a further core was started and did not come; is there one?");
        }
    }
}

}  // namespace

void start_other_cores(const Payload& payload, uint64_t scratch) {
    the_payload = &payload;
    const uint64_t stacks = scratch + scratch_tables * 4096;
    for (uint32_t core = 1; core < payload.core_count; ++core) {
        selfe_core_record = {stacks + (core + 1) * core_stack_size, core, arch::translation()};
        const auto record = reinterpret_cast<uintptr_t>(&selfe_core_record);
        arch::clean_data_cache(record, sizeof selfe_core_record);
        arch::start_core(payload, core);
        wait_for(core);
    }
}

/// Where another core goes from core_entry.S: translation is on, it has a stack.
extern "C" [[noreturn]] void selfe_core_came(uint32_t core) {
    last_core_that_came = core;
    arch::start_kernel(*the_payload, core);
}

}  // namespace selfe::loader

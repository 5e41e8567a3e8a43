// Exception levels, caches and translation of AArch64, as far as the loader needs them.
// SPDX-License-Identifier: BSD-2-Clause
//
// Register names and fields: Arm Architecture Reference Manual for A-profile, chapter "AArch64
// System Register Descriptions".
#include "loader/arch/machine.hpp"

#include "loader/arch/page_tables.hpp"
#include "loader/panic.hpp"

/// What the kernel finds in x0..x5 (seL4's boot contract on Arm).
struct KernelArguments {
    uint64_t root_task_start;
    uint64_t root_task_end;
    uint64_t root_task_offset;
    uint64_t root_task_entry;
    uint64_t device_tree;
    uint64_t device_tree_size;
};

extern "C" {
void selfe_leave_firmware(uint64_t start, uint64_t end, uint64_t line_size);
void selfe_enable_mmu(const void* ttbr0, const void* ttbr1, uint64_t tcr, uint64_t mair);
[[noreturn]] void selfe_start_kernel(const KernelArguments* arguments, uint64_t entry);
}

#define SELFE_READ(name)                              \
    [] {                                              \
        uint64_t value;                               \
        asm volatile("mrs %0, " #name : "=r"(value)); \
        return value;                                 \
    }()
#define SELFE_WRITE(name, value) asm volatile("msr " #name ", %0" ::"r"(uint64_t{value}))

namespace selfe::loader::arch {
namespace {

unsigned exception_level() {
    return (SELFE_READ(CurrentEL) >> 2) & 3;
}

uint64_t data_cache_line() {
    // CTR_EL0.DminLine: log2 of the number of words.
    return uint64_t{4} << ((SELFE_READ(ctr_el0) >> 16) & 15);
}

/// EL1 sees the machine as if EL2 were not there. HCR_EL2 itself is written in switch.S, when
/// EL2's own translation is off.
void open_el2() {
    constexpr uint64_t el1_timers_allowed = 3;
    constexpr uint64_t no_traps_res1 = 0x33ff;
    SELFE_WRITE(cnthctl_el2, el1_timers_allowed);
    SELFE_WRITE(cntvoff_el2, 0);
    SELFE_WRITE(cptr_el2, no_traps_res1);
    SELFE_WRITE(hstr_el2, 0);
    SELFE_WRITE(vttbr_el2, 0);
    SELFE_WRITE(vpidr_el2, SELFE_READ(midr_el1));
    SELFE_WRITE(vmpidr_el2, SELFE_READ(mpidr_el1));
    // All performance counters belong to EL1 (MDCR_EL2.HPMN = PMCR_EL0.N), no debug traps.
    SELFE_WRITE(mdcr_el2, (SELFE_READ(pmcr_el0) >> 11) & 31);
    if ((SELFE_READ(id_aa64pfr0_el1) >> 24) & 15) {
        // GICv3's system registers (ICC_SRE_EL2): in use, and open to EL1.
        SELFE_WRITE(s3_4_c12_c9_5, SELFE_READ(s3_4_c12_c9_5) | 9);
    }
}

/// TCR_EL1: 48-bit addresses in both halves, 4 KiB granule, tables read through write-back inner
/// shareable caches, 16-bit ASIDs, physical size as the core has it.
uint64_t translation_control() {
    constexpr uint64_t size_48 = 16;
    constexpr uint64_t write_back = 1;
    constexpr uint64_t inner_shareable = 3;
    constexpr uint64_t granule_4k_upper = 2;
    constexpr uint64_t half = size_48 | write_back << 8 | write_back << 10 | inner_shareable << 12;
    const uint64_t physical_size = SELFE_READ(id_aa64mmfr0_el1) & 15;
    return half | half << 16 | granule_4k_upper << 30 | physical_size << 32 | uint64_t{1} << 36;
}

void require(MapResult result) {
    switch (result) {
        case MapResult::Done:
            return;
        case MapResult::OutOfTables:
            panic("the image's regions lie too far apart for the loader's page tables");
        case MapResult::Conflict:
            panic("two regions of the image share a 2 MiB block but not its use");
        case MapResult::Misaligned:
            panic("a kernel region differs in virtual and physical address within 2 MiB");
    }
}

}  // namespace

void leave_firmware(uint64_t image_start, uint64_t image_end) {
    switch (exception_level()) {
        case 1:
            break;
        case 2:
            open_el2();
            break;
        default:
            panic("entered at EL3; start it from firmware that runs it at EL2 or EL1");
    }
    selfe_leave_firmware(image_start, image_end, data_cache_line());
}

void enable_translation(const Payload& payload, uint64_t image_start, uint64_t image_end,
                        uint64_t scratch) {
    TablePool pool(reinterpret_cast<Table*>(scratch), scratch_tables);
    PageTables lower(pool);
    PageTables upper(pool);
    constexpr auto ram = MemoryType::NormalWriteBack;
    require(lower.map(image_start, image_start, image_end - image_start, ram));
    if (payload.uart_kind != UartKind::None) {
        require(
            lower.map(payload.uart_base, payload.uart_base, table_size, MemoryType::DeviceNGnRnE));
    }
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        const PayloadRegion& region = payload.regions[index];
        require(lower.map(region.destination, region.destination, region.memory_size, ram));
        if (region.kind == RegionKind::Kernel) {
            require(upper.map(region.virtual_address, region.destination, region.memory_size, ram));
        }
    }
    selfe_enable_mmu(lower.root(), upper.root(), translation_control(), memory_types);
}

void clean_data_cache(uint64_t start, uint64_t size) {
    const uint64_t line = data_cache_line();
    for (uint64_t address = start & ~(line - 1); address < start + size; address += line) {
        asm volatile("dc cvac, %0" ::"r"(address) : "memory");
    }
    asm volatile("dsb sy" ::: "memory");
}

void start_kernel(const Payload& payload) {
    const KernelArguments arguments = {
        payload.root_task_start, payload.root_task_end, payload.root_task_offset,
        payload.root_task_entry, payload.device_tree,   payload.device_tree_size,
    };
    selfe_start_kernel(&arguments, payload.kernel_entry);
}

void halt() {
    while (true) {
        asm volatile("wfi");
    }
}

}  // namespace selfe::loader::arch

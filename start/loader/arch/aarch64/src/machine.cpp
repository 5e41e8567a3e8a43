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
void selfe_open_el2();
void selfe_leave_firmware(uint64_t start, uint64_t end, uint64_t line_size, uint64_t stays_at_el2);
void selfe_enable_mmu(const selfe::loader::arch::Translation* translation);
[[noreturn]] void selfe_start_kernel(const KernelArguments* arguments, uint64_t entry,
                                     uint64_t core);
}

#define SELFE_READ(name)                              \
    [] {                                              \
        uint64_t value;                               \
        asm volatile("mrs %0, " #name : "=r"(value)); \
        return value;                                 \
    }()

namespace selfe::loader::arch {
namespace {

Translation the_translation;
bool was_entered_at_el2;

unsigned exception_level() {
    return (SELFE_READ(CurrentEL) >> 2) & 3;
}

uint64_t data_cache_line() {
    // CTR_EL0.DminLine: log2 of the number of words.
    return uint64_t{4} << ((SELFE_READ(ctr_el0) >> 16) & 15);
}

/// TCR_EL1 or TCR_EL2: 48-bit addresses (in both halves, where there are two), 4 KiB granule,
/// tables read through write-back inner shareable caches, 16-bit ASIDs, physical size as the core
/// has it.
uint64_t translation_control(bool is_el2) {
    constexpr uint64_t size_48 = 16;
    constexpr uint64_t write_back = 1;
    constexpr uint64_t inner_shareable = 3;
    constexpr uint64_t granule_4k_upper = 2;
    constexpr uint64_t half = size_48 | write_back << 8 | write_back << 10 | inner_shareable << 12;
    constexpr uint64_t el2_res1 = uint64_t{1} << 31 | uint64_t{1} << 23;
    const uint64_t physical_size = SELFE_READ(id_aa64mmfr0_el1) & 15;
    if (is_el2) {
        return half | physical_size << 16 | el2_res1;
    }
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

bool is_at_el2() {
    return exception_level() == 2;
}

bool entered_at_el2() {
    return was_entered_at_el2;
}

void leave_firmware(const Payload& payload, uint64_t image_start, uint64_t image_end) {
    const bool is_hypervisor = payload.is_hypervisor != 0;
    switch (exception_level()) {
        case 1:
            if (is_hypervisor) {
                panic(
                    "the kernel is a hypervisor, and this processor was left to it at EL1; "
                    "start the image at EL2");
            }
            break;
        case 2:
            was_entered_at_el2 = true;
            selfe_open_el2();
            break;
        default:
            panic("entered at EL3; start it from firmware that runs it at EL2 or EL1");
    }
    selfe_leave_firmware(image_start, image_end, data_cache_line(), is_hypervisor ? 1 : 0);
}

void enable_translation(const Payload& payload, uint64_t image_start, uint64_t image_end,
                        uint64_t scratch) {
    TablePool pool(reinterpret_cast<Table*>(scratch), scratch_tables);
    PageTables lower(pool);
    PageTables upper(pool);
    // EL2 has one tree for all addresses; a hypervisor's window lies in the lower half.
    const bool is_el2 = payload.is_hypervisor != 0;
    PageTables& window = is_el2 ? lower : upper;
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
            require(
                window.map(region.virtual_address, region.destination, region.memory_size, ram));
        }
    }
    the_translation = {reinterpret_cast<uintptr_t>(lower.root()),
                       reinterpret_cast<uintptr_t>(upper.root()), translation_control(is_el2),
                       memory_types, is_el2 ? 1U : 0U};
    selfe_enable_mmu(&the_translation);
}

Translation translation() {
    return the_translation;
}

void clean_data_cache(uint64_t start, uint64_t size) {
    const uint64_t line = data_cache_line();
    for (uint64_t address = start & ~(line - 1); address < start + size; address += line) {
        asm volatile("dc cvac, %0" ::"r"(address) : "memory");
    }
    asm volatile("dsb sy" ::: "memory");
}

void start_kernel(const Payload& payload, uint32_t core) {
    const KernelArguments arguments = {
        payload.root_task_start, payload.root_task_end, payload.root_task_offset,
        payload.root_task_entry, payload.device_tree,   payload.device_tree_size,
    };
    selfe_start_kernel(&arguments, payload.kernel_entry, core);
}

void halt() {
    while (true) {
        asm volatile("wfi");
    }
}

}  // namespace selfe::loader::arch

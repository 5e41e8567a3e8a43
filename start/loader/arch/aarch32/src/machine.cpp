// Processor modes, caches and translation of AArch32, as far as the loader needs them.
// SPDX-License-Identifier: BSD-2-Clause
//
// Register names and fields: Arm Architecture Reference Manual for ARMv7-A, chapter "System Control
// Registers in a VMSA implementation".
#include "loader/arch/machine.hpp"

#include "loader/arch/coherence.hpp"
#include "loader/arch/page_tables.hpp"
#include "loader/panic.hpp"

/// What the kernel finds in r0..r3 and, the last two, on top of the stack (seL4's boot contract on
/// Arm).
struct KernelArguments {
    uint32_t root_task_start;
    uint32_t root_task_end;
    uint32_t root_task_offset;
    uint32_t root_task_entry;
    uint32_t device_tree;
    uint32_t device_tree_size;
};

extern "C" {
void selfe_leave_firmware(uint32_t start, uint32_t end, uint32_t line_size);
void selfe_enable_mmu(const selfe::loader::arch::Translation* translation);
[[noreturn]] void selfe_start_kernel(const KernelArguments* arguments, uint32_t entry);
[[gnu::visibility("hidden")]] extern const char selfe_exceptions[];
}

#define SELFE_READ(opc1, crn, crm, opc2)                                                  \
    [] {                                                                                  \
        uint32_t value;                                                                   \
        asm volatile("mrc p15, " #opc1 ", %0, " #crn ", " #crm ", " #opc2 : "=r"(value)); \
        return value;                                                                     \
    }()
#define SELFE_WRITE(opc1, crn, crm, opc2, value)           \
    asm volatile("mcr p15, " #opc1 ", %0, " #crn ", " #crm \
                 ", " #opc2 ::"r"(static_cast<uint32_t>(value)))

namespace selfe::loader::arch {
namespace {

constexpr uint64_t high_vectors = 0xffff'0000;

Translation the_translation;

/// What lies at the start of scratch memory, but for the alignment of the first table.
struct Tables {
    SectionTable sections;
    PageTable pages;
    alignas(page_size) uint32_t vectors[16];
};
static_assert(sizeof(Tables) + alignof(Tables) <= scratch_tables * page_size,
              "payload.h: scratch memory must hold the loader's tables");

bool is_hypervisor_mode() {
    uint32_t cpsr;
    asm volatile("mrs %0, cpsr" : "=r"(cpsr));
    return (cpsr & 0x1f) == 0x1a;
}

uint32_t data_cache_line() {
    // CTR.DminLine: log2 of the number of words.
    return uint32_t{4} << ((SELFE_READ(0, c0, c0, 1) >> 16) & 15);
}

/// Supervisor mode sees the machine as if hypervisor mode were not there. HCR itself is written in
/// switch.S, when hypervisor mode's own translation is off.
void open_hypervisor_mode() {
    constexpr uint32_t no_traps_res1 = 0x33ff;
    SELFE_WRITE(4, c1, c1, 2, no_traps_res1);             // HCPTR
    SELFE_WRITE(4, c1, c1, 3, 0);                         // HSTR
    SELFE_WRITE(4, c0, c0, 0, SELFE_READ(0, c0, c0, 0));  // VPIDR = MIDR
    SELFE_WRITE(4, c0, c0, 5, SELFE_READ(0, c0, c0, 5));  // VMPIDR = MPIDR
    // HDCR.HPMN = PMCR.N: all performance counters belong to supervisor mode, no debug traps.
    SELFE_WRITE(4, c1, c1, 1, (SELFE_READ(0, c9, c12, 0) >> 11) & 31);
    if ((SELFE_READ(0, c0, c1, 1) >> 16) & 15) {  // ID_PFR1: there is a generic timer
        constexpr uint32_t timers_allowed = 3;
        SELFE_WRITE(4, c14, c1, 0, timers_allowed);                   // CNTHCTL
        asm volatile("mcrr p15, 4, %0, %0, c14" ::"r"(uint32_t{0}));  // CNTVOFF
    }
    asm volatile("mcrr p15, 6, %0, %0, c2" ::"r"(uint32_t{0}));  // VTTBR
}

void require(MapResult result) {
    switch (result) {
        case MapResult::Done:
            return;
        case MapResult::Conflict:
            panic("two regions of the image share a megabyte but not its use");
        case MapResult::Misaligned:
            panic("a kernel region differs in virtual and physical address within 1 MiB");
    }
}

/// Eight times "ldr pc" from the word 32 bytes on, then the eight words.
void make_vectors(uint32_t (&vectors)[16]) {
    constexpr uint32_t load_pc_from_32_bytes_on = 0xe59f'f018;
    constexpr uint32_t handler_size = 8;
    const auto handlers = reinterpret_cast<uint32_t>(selfe_exceptions);
    for (uint32_t index = 0; index < 8; ++index) {
        vectors[index] = load_pc_from_32_bytes_on;
        vectors[8 + index] = handlers + index * handler_size;
    }
}

}  // namespace

void leave_firmware(const Payload& payload, uint64_t image_start, uint64_t image_end) {
    if (payload.is_hypervisor != 0) {
        panic("this loader enters no kernel in hypervisor mode");
    }
    if (is_hypervisor_mode()) {
        open_hypervisor_mode();
    }
    selfe_leave_firmware(static_cast<uint32_t>(image_start), static_cast<uint32_t>(image_end),
                         data_cache_line());
}

void enable_translation(const Payload& payload, uint64_t image_start, uint64_t image_end,
                        uint64_t scratch) {
    const uint64_t aligned = (scratch + alignof(Tables) - 1) & ~uint64_t{alignof(Tables) - 1};
    auto& tables = *reinterpret_cast<Tables*>(static_cast<uint32_t>(aligned));
    const auto sharing = payload.core_count > 1 ? Sharing::AllCores : Sharing::OneCore;
    PageTables mapping(tables.sections, tables.pages, sharing);
    constexpr auto ram = MemoryType::NormalWriteBack;
    if (payload.core_start == CoreStart::Imx6Src) {
        require(
            mapping.map(payload.core_control, payload.core_control, page_size, MemoryType::Device));
    }
    require(mapping.map(image_start, image_start, image_end - image_start, ram));
    if (payload.uart_kind != UartKind::None) {
        require(mapping.map(payload.uart_base, payload.uart_base, page_size, MemoryType::Device));
    }
    for (uint32_t index = 0; index < payload.region_count; ++index) {
        const PayloadRegion& region = payload.regions[index];
        require(mapping.map(region.destination, region.destination, region.memory_size, ram));
        if (region.kind == RegionKind::Kernel) {
            require(
                mapping.map(region.virtual_address, region.destination, region.memory_size, ram));
        }
    }
    if (payload.core_count > 1) {
        join_coherent_cores();
    }
    make_vectors(tables.vectors);
    require(mapping.map_page(high_vectors, reinterpret_cast<uint32_t>(tables.vectors)));
    the_translation = {reinterpret_cast<uint32_t>(&mapping.root())};
    selfe_enable_mmu(&the_translation);
}

Translation translation() {
    return the_translation;
}

void clean_data_cache(uint64_t start, uint64_t size) {
    const uint32_t line = data_cache_line();
    const auto end = static_cast<uint32_t>(start + size);
    for (uint32_t address = static_cast<uint32_t>(start) & ~(line - 1); address < end;
         address += line) {
        SELFE_WRITE(0, c7, c10, 1, address);  // DCCMVAC
    }
    asm volatile("dsb" ::: "memory");
}

/// The kernel knows its core by MPIDR, not by an argument.
void start_kernel(const Payload& payload, uint32_t) {
    // find_fault has seen that the regions lie below 4 GiB; the rest are addresses within them.
    const KernelArguments arguments = {
        static_cast<uint32_t>(payload.root_task_start),
        static_cast<uint32_t>(payload.root_task_end),
        static_cast<uint32_t>(payload.root_task_offset),
        static_cast<uint32_t>(payload.root_task_entry),
        static_cast<uint32_t>(payload.device_tree),
        static_cast<uint32_t>(payload.device_tree_size),
    };
    selfe_start_kernel(&arguments, static_cast<uint32_t>(payload.kernel_entry));
}

void halt() {
    while (true) {
        asm volatile("wfi");
    }
}

/// Entered from entry.S: an exception between the moment translation is on and the moment the
/// kernel has vectors of its own.
extern "C" [[noreturn]] void selfe_exception(unsigned vector) {
    switch (vector) {
        case 1:
            panic("an undefined instruction before the kernel had its own vectors");
        case 3:
            panic("a prefetch abort before the kernel had its own vectors");
        case 4:
            panic("a data abort before the kernel had its own vectors");
        default:
            panic("an unexpected exception before the kernel had its own vectors");
    }
}

}  // namespace selfe::loader::arch

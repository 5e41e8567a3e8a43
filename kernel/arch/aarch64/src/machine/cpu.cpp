// The processor: system registers, address translation, stopping.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cpu.hpp"

#include "arch/page_entry.hpp"
#include "machine/exception.hpp"
#include "machine/memory.hpp"
#include "machine/system_registers.hpp"
#include "platform.hpp"

/// Exception vectors, vectors.S.
extern "C" const char kernel_vectors[];

namespace kernel::machine {
namespace {

constexpr unsigned table_entries = 1u << arch::index_bits;

/// A table of the kernel's own half, or an empty one for the user's half.
struct alignas(4096) Table {
    Word entries[table_entries];
};

// The loader clears these with the rest of the kernel's bss.
constinit Table kernel_top{}, kernel_gigabytes{}, no_user{};

/// Entry for 1 GiB that only the kernel may access; executable only if `is_memory`.
/// Fields as in arch/page_entry.hpp, without AP[1], nG.
constexpr Word gigabyte_block(Word physical, bool is_memory) {
    constexpr Word valid = 1, access_flag = bit(10), never_execute = bit(53) | bit(54);
    constexpr Word inner_shareable = Word{3} << 8;
    return physical | valid | access_flag |
           (is_memory ? Word{arch::NormalMemory} << 2 | inner_shareable | bit(54)
                      : Word{arch::DeviceMemory} << 2 | never_execute);
}

constexpr Word gigabyte_bits = 30;

void build_tables() {
    const Word window_top = field(window_offset, arch::top_shift, arch::index_bits);
    kernel_top.entries[window_top] = arch::PageEntry::table(to_physical(&kernel_gigabytes)).word();
    for (const auto& device : platform::kernel_devices) {
        const Word physical = align_down(device.start, gigabyte_bits);
        kernel_gigabytes.entries[physical >> gigabyte_bits] = gigabyte_block(physical, false);
    }
    for (const auto& memory : platform::memory) {
        for (Word at = align_down(memory.start, gigabyte_bits); at < memory.end;
             at += bit(gigabyte_bits)) {
            kernel_gigabytes.entries[at >> gigabyte_bits] = gigabyte_block(at, true);
        }
    }
}

// TCR_EL1: 48-bit addresses in both halves, 4 KiB granule, cached and inner shareable table walks,
// 40-bit physical addresses, 16-bit identifiers.
constexpr Word half = 16 | 1 << 8 | 1 << 10 | 3 << 12;
constexpr Word granule_4k_upper = Word{2} << 30;
constexpr Word tcr = half | half << 16 | granule_4k_upper | Word{2} << 32 | bit(36);

// SCTLR_EL1: bits that must be one; MMU, caches, stack alignment; user
// level may read CTR_EL0 and maintain caches by address
// (CONFIG_AARCH64_USER_CACHE_ENABLE), and use WFI and WFE, but not DC ZVA.
constexpr Word sctlr = 0x30d0'0800 | bit(0) | bit(2) | bit(3) | bit(4) | bit(5) | bit(12) |
                       bit(15) | bit(16) | bit(18) | bit(26);

void set_tables(Word value) {
    static constinit Word active = 0;
    if (value != active) {
        active = value;
        KERNEL_WRITE_REGISTER(ttbr0_el1, value);
        instruction_barrier();
    }
}

void forget_all_translations() {
    data_barrier();
    asm volatile("tlbi vmalle1\n ic iallu" ::: "memory");
    data_barrier();
    instruction_barrier();
}

}  // namespace

bool is_memory(Word physical) {
    for (const auto& memory : platform::memory) {
        if (physical >= memory.start && physical < memory.end) {
            return true;
        }
    }
    return false;
}

void start_cpu() {
    build_tables();
    // The loader's and our tables give kernel addresses the same meaning, so
    // the switch needs no detour.
    data_barrier();
    KERNEL_WRITE_REGISTER(mair_el1, arch::mair_value);
    KERNEL_WRITE_REGISTER(tcr_el1, tcr);
    KERNEL_WRITE_REGISTER(ttbr1_el1, to_physical(&kernel_top));
    set_no_user_tables();
    instruction_barrier();
    forget_all_translations();
    KERNEL_WRITE_REGISTER(sctlr_el1, sctlr);
    KERNEL_WRITE_REGISTER(vbar_el1, reinterpret_cast<Word>(kernel_vectors));
    // User level gets neither counters, timers, performance monitors nor debug exceptions.
    KERNEL_WRITE_REGISTER(cntkctl_el1, 0);
    KERNEL_WRITE_REGISTER(pmuserenr_el0, 0);
    KERNEL_WRITE_REGISTER(mdscr_el1, 0);
    instruction_barrier();
}

void set_user_tables(Word root, Word asid) {
    set_tables(root | asid << 48);
}
void set_no_user_tables() {
    set_tables(to_physical(&no_user));
}

void invalidate_page(Word asid, Word address) {
    data_barrier();
    asm volatile("tlbi vae1, %0" ::"r"(asid << 48 | field(address, 12, 36)) : "memory");
    synchronise_tables();
}

void invalidate_asid(Word asid) {
    data_barrier();
    asm volatile("tlbi aside1, %0" ::"r"(asid << 48) : "memory");
    synchronise_tables();
}

Word exception_syndrome() {
    return KERNEL_READ_REGISTER(esr_el1);
}
Word fault_address() {
    return KERNEL_READ_REGISTER(far_el1);
}

}  // namespace kernel::machine

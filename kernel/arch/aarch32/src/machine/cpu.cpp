// The processor: system registers, address translation, stopping.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cpu.hpp"

#include "arch/page_entry.hpp"
#include "machine/exception.hpp"
#include "machine/kernel_tables.hpp"
#include "machine/memory.hpp"
#include "machine/system_registers.hpp"

/// Exception vectors, vectors.S.
extern "C" const char kernel_vectors[];

namespace kernel::machine {
namespace {

constexpr unsigned directory_entries = 1u << arch::top_index_bits;
constexpr unsigned table_entries = 1u << arch::page_index_bits;
constexpr unsigned first_kernel_entry = window_start >> arch::top_shift;

struct alignas(1 << seL4_PageDirBits) Directory {
    Word entries[directory_entries];
};
struct alignas(1 << seL4_PageTableBits) Table {
    Word entries[table_entries];
};

// The loader clears these with the rest of the kernel's bss. The directory also serves while no
// user address translates.
constinit Directory kernel_directory{};
constinit Table device_table{};

// Fields as in arch/page_entry.hpp: the kernel only (AP 001), not nG.
constexpr Word section_of_memory = 2 | 1 << 2 | 1 << 3 | 1 << 10 | 1 << 12;
constexpr Word page_of_device = 2 | 1 << 2 | 1 << 4 | 1;

void build_tables() {
    const auto& memory = platform::memory[0];
    for (Word at = align_down(memory.start, arch::top_shift); at < memory.end;
         at += bit(arch::top_shift)) {
        kernel_directory.entries[(at + window_offset) >> arch::top_shift] = at | section_of_memory;
    }
    Word* entry = device_table.entries;
    for (const auto& device : platform::kernel_devices) {
        *entry++ = device.start | page_of_device;
    }
    kernel_directory.entries[device_window >> arch::top_shift] =
        arch::PageEntry::table(to_physical(&device_table)).word();
}

// TTBR0: table walks through the caches, write-back and write-allocate, inner and outer.
constexpr Word walk_attributes = 1 << 6 | 1 << 3;

// SCTLR: MMU, data cache, program flow prediction, instruction cache; the bits that must be one.
// Unaligned accesses are allowed, access flag and type extension (AFE, TRE) are off, vectors are at
// VBAR.
constexpr Word sctlr = 0x00c5'0078 | 1 << 0 | 1 << 2 | 1 << 11 | 1 << 12;

// Hardware identifiers have 8 bits, the interface's 17: those that are equal modulo 255 share one
// and drive each other out. 0 is for the moment of changing tables.
constexpr Word hardware_asids = 255;
constinit Word owners[hardware_asids + 1]{};

Word hardware_asid(Word asid) {
    return asid % hardware_asids + 1;
}

void forget_asid(Word hardware) {
    data_barrier();
    KERNEL_WRITE_CP15(TLBIASID, hardware);
    synchronise_tables();
}

void set_tables(Word root, Word hardware) {
    static constinit Word active_root = 0, active_asid = 0;
    if (root == active_root && hardware == active_asid) {
        return;
    }
    active_root = root;
    active_asid = hardware;
    // Neither the old tables under the new identifier nor the other way round.
    KERNEL_WRITE_CP15(CONTEXTIDR, 0);
    instruction_barrier();
    KERNEL_WRITE_CP15(TTBR0, root | walk_attributes);
    instruction_barrier();
    KERNEL_WRITE_CP15(CONTEXTIDR, hardware);
    instruction_barrier();
}

void forget_all_translations() {
    data_barrier();
    KERNEL_WRITE_CP15(TLBIALL, 0);
    KERNEL_WRITE_CP15(ICIALLU, 0);
    KERNEL_WRITE_CP15(BPIALL, 0);
    synchronise_tables();
}

}  // namespace

bool is_memory(Word physical) {
    return physical >= platform::memory[0].start && physical < platform::memory[0].end;
}

void add_kernel_tables(Word* directory) {
    for (unsigned i = first_kernel_entry; i < directory_entries; ++i) {
        directory[i] = kernel_directory.entries[i];
    }
}

void start_cpu() {
    build_tables();
    // The loader's and our tables give the kernel's RAM the same meaning, so
    // the switch needs no detour.
    data_barrier();
    KERNEL_WRITE_CP15(TTBCR, 0);
    KERNEL_WRITE_CP15(DACR, 1);  // domain 0: as the entries say
    set_no_user_tables();
    forget_all_translations();
    KERNEL_WRITE_CP15(SCTLR, sctlr);
    KERNEL_WRITE_CP15(VBAR, reinterpret_cast<Word>(kernel_vectors));
    constexpr Word fpu_access = 0xf << 20;  // CPACR: coprocessors 10 and 11
    KERNEL_WRITE_CP15(CPACR, fpu_access);
    KERNEL_WRITE_CP15(PMUSERENR, 0);  // user level gets no performance monitors
    instruction_barrier();
}

void set_user_tables(Word root, Word asid) {
    const Word hardware = hardware_asid(asid);
    if (owners[hardware] != asid) {
        owners[hardware] = asid;
        forget_asid(hardware);
    }
    set_tables(root, hardware);
}
void set_no_user_tables() {
    set_tables(to_physical(&kernel_directory), 0);
}

void invalidate_page(Word asid, Word address) {
    const Word hardware = hardware_asid(asid);
    if (owners[hardware] == asid) {
        data_barrier();
        KERNEL_WRITE_CP15(TLBIMVA, align_down(address, seL4_PageBits) | hardware);
    }
    synchronise_tables();
}

void invalidate_asid(Word asid) {
    const Word hardware = hardware_asid(asid);
    if (owners[hardware] == asid) {
        forget_asid(hardware);
    }
    synchronise_tables();
}

Word data_fault_status() {
    return KERNEL_READ_CP15(DFSR);
}
Word data_fault_address() {
    return KERNEL_READ_CP15(DFAR);
}
Word instruction_fault_status() {
    return KERNEL_READ_CP15(IFSR);
}

}  // namespace kernel::machine

// The processor: control registers, address translation, stopping.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cpu.hpp"

#include "arch/page_entry.hpp"
#include "arch/segments.h"
#include "base/panic.hpp"
#include "machine/memory.hpp"
#include "machine/model_registers.hpp"
#include "segments.hpp"

extern "C" {
// vectors.S
extern const char syscall_entry[];
kernel::Word kernel_wait_for_interrupt();
// head.S: the top-level table whose only lasting entry, the last, is the window.
extern kernel::Word kernel_top[];
}

namespace kernel::machine {
namespace {

constexpr unsigned window_entry = 511;
static_assert(field(window_offset, arch::top_shift, arch::index_bits) == window_entry);
static_assert(window_bits == arch::top_shift);

struct Features {
    std::uint32_t a, b, c, d;
};

Features features(std::uint32_t leaf) {
    Features f{leaf, 0, 0, 0};
    asm volatile("cpuid" : "+a"(f.a), "=b"(f.b), "+c"(f.c), "=d"(f.d));
    return f;
}

void check_features() {
    require((features(1).c & bit(26)) != 0, "the processor lacks XSAVE");
    require((features(7).b & bit(0)) != 0, "the processor lacks FSGSBASE");
    require((features(0x8000'0001).d & bit(11)) != 0, "the processor lacks SYSCALL");
}

// CR4: physical address extension, global pages, SSE, FS and GS bases for user level, XSAVE.
// Unmasked SSE exceptions are left invalid instructions, as on seL4 16.0.0.
constexpr Word control4 = bit(5) | bit(7) | bit(9) | bit(16) | bit(18);

// rflags that the syscall instruction clears: trap, interrupts, direction, I/O privilege, nested
// task, alignment check.
constexpr Word syscall_flag_mask = 0x4'7700;

constinit Word active_root = 0;

void set_tables(Word root) {
    if (root != active_root) {
        active_root = root;
        asm volatile("mov %0, %%cr3" ::"r"(root) : "memory");
    }
}

}  // namespace

void start_cpu() {
    check_features();
    load_segments();
    asm volatile("mov %0, %%cr4" ::"r"(control4));
    asm volatile("xsetbv" ::"c"(0), "a"(CONFIG_XSAVE_FEATURE_SET), "d"(0));
    write_model_register(page_attribute_table, arch::memory_types);
    // The bases of the kernel's selectors, and below them those that sysret would load.
    write_model_register(syscall_segments, Word{KERNEL_CODE} << 32 | Word{USER_DATA - 8} << 48);
    write_model_register(syscall_target, reinterpret_cast<Word>(syscall_entry));
    write_model_register(syscall_mask, syscall_flag_mask);
    // Without the entry that head.S needed at physical addresses.
    kernel_top[0] = 0;
    set_no_user_tables();
}

void share_kernel_half(Word root) {
    from_physical<Word>(root)[window_entry] = kernel_top[window_entry];
}

void set_user_tables(Word root, Word) {
    set_tables(root);
}
void set_no_user_tables() {
    set_tables(to_physical(kernel_top));
}

void invalidate_page(Word root, Word address) {
    if (root == active_root) {
        asm volatile("invlpg (%0)" ::"r"(address) : "memory");
    }
}

void invalidate_all(Word root) {
    if (root == active_root) {
        asm volatile("mov %0, %%cr3" ::"r"(root) : "memory");
    }
}

Word wait_for_interrupt() {
    return kernel_wait_for_interrupt();
}

void halt() {
    for (;;) {
        asm volatile("cli\n hlt");
    }
}

Word fault_address() {
    Word address;
    asm volatile("mov %%cr2, %0" : "=r"(address));
    return address;
}

}  // namespace kernel::machine

// Segments, the task state and the gates that interrupts go through.
// SPDX-License-Identifier: BSD-2-Clause
//
// Formats: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, "Segment
// Descriptors", "Task Management in 64-bit Mode", "64-Bit Mode IDT".
#include "segments.hpp"

#include "arch/segments.h"
#include "arch/trap_vectors.h"
#include "base/bits.hpp"

namespace kernel::machine {
namespace {

struct [[gnu::packed]] TaskState {
    std::uint32_t reserved0;
    Word stack[3];  ///< where a trap from user level begins to save; vectors.S sets the first
    Word reserved1;
    Word interrupt_stack[7];
    Word reserved2;
    std::uint16_t reserved3;
    std::uint16_t port_map;  ///< behind the end: user level has no ports
};

static_assert(sizeof(TaskState) == 104);

struct Gate {
    Word words[2];
};

struct [[gnu::packed]] TablePointer {
    std::uint16_t limit;
    const void* base;
};

constexpr unsigned gate_count = 256, entry_size = 16;
constexpr unsigned fatal_stack_size = 4096;

constinit Gate gates[gate_count]{};
alignas(16) constinit char fatal_stack[fatal_stack_size]{};

// Base 0, no limit; code in 64-bit mode. The two free entries are the task state's; the one after
// them would be user code in 32-bit mode.
constinit Word segments[] = {0, 0x00af'9b00'0000'ffff, 0x00cf'9300'0000'ffff, 0, 0,
                             0, 0x00cf'f300'0000'ffff, 0x00af'fb00'0000'ffff};

static_assert((USER_CODE >> 3) == 7 && (USER_DATA >> 3) == 6 && (TASK_STATE >> 3) == 3);

}  // namespace
}  // namespace kernel::machine

extern "C" {
extern const char vector_entries[];
// vectors.S knows its name and the offset of its first stack pointer.
constinit kernel::machine::TaskState task_state{};
}

namespace kernel::machine {
namespace {

/// `stack` 1 .. 7 names one of the task state's, 0 the current one. `level` may raise it by `int`.
Gate gate(unsigned vector, unsigned stack, unsigned level) {
    const Word entry = reinterpret_cast<Word>(vector_entries) + vector * entry_size;
    constexpr Word present_interrupt_gate = 0x8e00;
    return {{field(entry, 0, 16) | Word{KERNEL_CODE} << 16 |
                 (Word{stack} | present_interrupt_gate | Word{level} << 13) << 32 |
                 field(entry, 16, 16) << 48,
             entry >> 32}};
}

void fill_gates() {
    constexpr unsigned breakpoint = 3, user_level = 3;
    for (unsigned vector = 0; vector < gate_count; ++vector) {
        const bool is_fatal =
            vector == VECTOR_NMI || vector == VECTOR_DOUBLE_FAULT || vector == VECTOR_MACHINE_CHECK;
        gates[vector] = gate(vector, is_fatal ? 1 : 0, vector == breakpoint ? user_level : 0);
    }
}

void fill_task_state() {
    task_state.interrupt_stack[0] = reinterpret_cast<Word>(fatal_stack + fatal_stack_size);
    task_state.port_map = sizeof(TaskState);
    const Word base = reinterpret_cast<Word>(&task_state);
    constexpr Word present_task_state = 0x8900;
    segments[TASK_STATE >> 3] = (sizeof(TaskState) - 1) | field(base, 0, 24) << 16 |
                                present_task_state << 32 | field(base, 24, 8) << 56;
    segments[(TASK_STATE >> 3) + 1] = base >> 32;
}

}  // namespace

void load_segments() {
    fill_gates();
    fill_task_state();
    const TablePointer segment_pointer{sizeof segments - 1, segments};
    const TablePointer gate_pointer{sizeof gates - 1, gates};
    // head.S has used the same selectors already, for the same kernel segments.
    asm volatile("lgdt %0\n lidt %1" ::"m"(segment_pointer), "m"(gate_pointer));
    asm volatile("ltr %w0" ::"r"(TASK_STATE));
}

}  // namespace kernel::machine

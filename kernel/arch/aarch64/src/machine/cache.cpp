// Cache maintenance over physical ranges of RAM, through the kernel's window.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cache.hpp"

#include "machine/memory.hpp"
#include "machine/system_registers.hpp"

namespace kernel::machine::cache {
namespace {

constexpr unsigned line_bits = CONFIG_L1_CACHE_LINE_SIZE_BITS;

template <typename Operation>
void for_each_line(Word physical, Word size, Operation operation) {
    const Word start = reinterpret_cast<Word>(from_physical<char>(physical));
    for (Word line = align_down(start, line_bits); line < start + size; line += bit(line_bits)) {
        operation(line);
    }
    data_barrier();
}

}  // namespace

void clean_to_memory(Word physical, Word size) {
    for_each_line(physical, size, [](Word line) { asm volatile("dc cvac, %0" ::"r"(line)); });
}

void invalidate(Word physical, Word size) {
    for_each_line(physical, size, [](Word line) { asm volatile("dc ivac, %0" ::"r"(line)); });
}

void clean_and_invalidate(Word physical, Word size) {
    for_each_line(physical, size, [](Word line) { asm volatile("dc civac, %0" ::"r"(line)); });
}

void unify_instructions(Word physical, Word size) {
    for_each_line(physical, size, [](Word line) { asm volatile("dc cvau, %0" ::"r"(line)); });
    // User level has the range at other virtual addresses, so only dropping everything is certain.
    asm volatile("ic iallu" ::: "memory");
    data_barrier();
    instruction_barrier();
}

}  // namespace kernel::machine::cache

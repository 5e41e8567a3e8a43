// Cache maintenance over physical ranges of RAM, through the kernel's window.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cache.hpp"

#include "machine/cache_line.hpp"
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
    for_each_line(physical, size, clean_line_to_memory);
}

void invalidate(Word physical, Word size) {
    for_each_line(physical, size, invalidate_line);
}

void clean_and_invalidate(Word physical, Word size) {
    for_each_line(physical, size, clean_and_invalidate_line);
}

void unify_instructions(Word physical, Word size) {
    for_each_line(physical, size, clean_line_to_unification);
    // User level has the range at other virtual addresses, so only dropping everything is certain.
    invalidate_all_instructions();
    data_barrier();
    instruction_barrier();
}

}  // namespace kernel::machine::cache

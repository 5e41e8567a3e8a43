// Threads without the harness's code in them, and registers as words.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/registers.hpp"
#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

inline Word* words_of(UserContext& registers) {
    return reinterpret_cast<Word*>(&registers);
}

/// A register set in which each register has a value of its own, different for each seed.
inline UserContext distinct_registers(Word seed) {
    UserContext registers{};
    for (Word i = 0; i < user_context_words; ++i) {
        words_of(registers)[i] = seed << (word_bits - 8) | (i + 1) * 0x0001'0001'0001;
    }
    // Flags of which only the user's bits survive, and not the same ones for each seed.
    words_of(registers)[flags_index] = (seed % 2 != 0 ? 0xaaaaaaaa : 0x55555555) & user_flags;
    make_loadable(registers);
    return registers;
}

/// How many registers differ. Of the flags, only the user's count.
inline Word differing_registers(UserContext a, UserContext b, Word first = 0,
                                Word end = user_context_words) {
    Word count = 0;
    for (Word i = first; i < end; ++i) {
        const Word mask = i == flags_index ? user_flags : ~Word{0};
        count += ((words_of(a)[i] ^ words_of(b)[i]) & mask) != 0 ? 1 : 0;
    }
    return count;
}

/// All registers of a thread; ends the case if they cannot be read.
inline UserContext registers_of(Case& t, Cap<Tcb> thread) {
    UserContext registers{};
    t.must(thread.read_registers(false, 0, user_context_words, registers),
           "registers cannot be read");
    return registers;
}

/// A thread of the case's spaces that has no code, stack or buffer yet and does not run.
inline Cap<Tcb> make_thread(Case& t, Cap<Endpoint> faults, Word priority = priority::Body) {
    const Cap<Tcb> thread = t.make<Tcb>();
    t.must(thread.set_space(faults, t.cnode(), 0, t.vspace(), 0), "a thread cannot be configured");
    t.must(give_time(t.time_authority(), thread, t.memory(), t.empty_slot()),
           "a thread cannot be given time");
    t.must(thread.set_priority(t.tcb(), priority), "a thread's priority cannot be set");
    return thread;
}

/// A TCB that would run the same code as a prepared worker, had it any spaces: nothing else is set.
inline Cap<Tcb> bare_twin_of(Case& t, const Worker& worker) {
    const Cap<Tcb> twin = t.make<Tcb>();
    t.must(twin.write_registers(false, 0, user_context_words, registers_of(t, worker.tcb())),
           "registers cannot be written");
    return twin;
}

}  // namespace selfe::conformance

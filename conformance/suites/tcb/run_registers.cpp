// Registers between the kernel and a running thread: what was written is seen, what was left is
// read, and being preempted changes none of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

UserContext context_of(const Word (&words)[user_context_words]) {
    UserContext registers{};
    for (Word i = 0; i < user_context_words; ++i) {
        words_of(registers)[i] = words[i];
    }
    return registers;
}

}  // namespace

CASE(TcbWriteRegisters, AStartedThreadSeesEachRegister, "TCB-076") {
    const Cap<Endpoint> faults = t.make<Endpoint>();
    const Cap<Tcb> thread = make_thread(t, faults);
    RegisterExchange exchange{};
    UserContext entry = distinct_registers(1);
    enter_exchange(entry, exchange);
    REQUIRE_OK(thread.write_registers(true, 0, user_context_words, entry));
    (void)receive(faults);  // the code ends in a fault
    CHECK_EQ("TCB-076", differing_registers(context_of(exchange.seen), entry), Word{0});
}

CASE(TcbReadRegisters, OfAStoppedThreadAreThoseItHad, "TCB-067") {
    const Cap<Endpoint> faults = t.make<Endpoint>();
    const Cap<Tcb> thread = make_thread(t, faults);
    RegisterExchange exchange{};
    UserContext entry{};
    enter_exchange(entry, exchange);
    UserContext last = distinct_registers(2);
    for (Word i = 0; i < user_context_words; ++i) {
        exchange.next[i] = words_of(last)[i];
        if (!is_writable_by_thread(i)) {
            words_of(last)[i] = words_of(entry)[i];
        }
    }
    program_counter(last) = reinterpret_cast<Word>(selfe_conformance_exchange_end);
    REQUIRE_OK(thread.write_registers(true, 0, user_context_words, entry));
    (void)receive(faults);
    CHECK_EQ("TCB-067", differing_registers(registers_of(t, thread), last), Word{0});
}

CASE(ContextSwitch, KeepsTheRegistersOfAPreemptedThread, "TCB-179") {
    // The thread spins at the case's own priority: only the kernel's tick can end its turn, and a
    // kernel that never preempts is found by the host's limit on a case's time.
    const Cap<Endpoint> faults = t.make<Endpoint>();
    const Cap<Tcb> thread = make_thread(t, faults);
    RegisterExchange exchange{};
    UserContext entry = distinct_registers(3);
    enter_exchange(entry, exchange);
    program_counter(entry) = reinterpret_cast<Word>(selfe_conformance_spin);
    REQUIRE_OK(thread.write_registers(true, 0, user_context_words, entry));
    for (int turn = 0; turn < 3; ++turn) {
        sys::seL4_Yield();
        CHECK_EQ("TCB-179", differing_registers(registers_of(t, thread), entry), Word{0});
    }
    // Now it may show what it has itself: only its pc is changed.
    enter_exchange(entry, exchange);
    REQUIRE_OK(thread.write_registers(true, 0, 1, entry));
    (void)receive(faults);
    CHECK_EQ("TCB-179", differing_registers(context_of(exchange.seen), entry), Word{0});
}

}  // namespace selfe::conformance

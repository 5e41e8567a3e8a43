// TCB.ReadRegisters: how many registers, of whom, and what becomes of the thread.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

Reply read(Cap<Tcb> thread, Word count) {
    return Invocation(thread, sys::TCBReadRegisters).words(0, count).call();
}

}  // namespace

CASE(TcbReadRegisters, ReplyHasAsManyWordsAsAskedFor, "TCB-069", "TCB-067") {
    const Cap<Tcb> thread = t.make<Tcb>();
    UserContext expected = distinct_registers(1);
    REQUIRE_OK(thread.write_registers(false, 0, user_context_words, expected));
    expected = registers_of(t, thread);
    for (Word count = 1; count <= user_context_words; ++count) {
        const Reply reply = read(thread, count);
        CHECK_EQ("TCB-069", reply.length, count);
        for (Word i = 0; i < count && i < Reply::max_words; ++i) {
            CHECK_EQ("TCB-067", reply.words[i], words_of(expected)[i]);
        }
    }
}

CASE(TcbReadRegisters, CountOutOfRangeIsRangeError, "TCB-071") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Word count : {Word{0}, Word{user_context_words + 1}, ~Word{0}}) {
        CHECK_EQ("TCB-071", read(thread, count), range_error(1, user_context_words));
    }
}

CASE(TcbReadRegisters, OfTheCallingThreadIsIllegalOperation, "TCB-070") {
    CHECK_EQ("TCB-070", read(t.tcb(), 1), illegal_operation());
}

CASE(TcbReadRegisters, SuspendSourceStopsARunnableThread, "TCB-068") {
    Word state = 0;
    const Worker stopped = t.start(state, do_nothing, {.priority = priority::Low});
    const Worker untouched = t.start(state, do_nothing, {.priority = priority::Low});
    UserContext registers{};
    REQUIRE_OK(stopped.tcb().read_registers(true, 0, 1, registers));
    REQUIRE_OK(untouched.tcb().read_registers(false, 0, 1, registers));
    t.settle();
    CHECK("TCB-068", !stopped.is_done());
    CHECK("TCB-068", untouched.is_done());
}

}  // namespace selfe::conformance

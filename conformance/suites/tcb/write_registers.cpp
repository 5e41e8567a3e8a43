// TCB.WriteRegisters: what is set, what stays, what only the kernel may set.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

}  // namespace

CASE(TcbWriteRegisters, SetsTheFirstOnesAndKeepsTheOthers, "TCB-072") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const UserContext before = distinct_registers(1);
    const UserContext written = distinct_registers(2);
    for (Word count = 1; count <= user_context_words; ++count) {
        REQUIRE_OK(thread.write_registers(false, 0, user_context_words, before));
        REQUIRE_OK(thread.write_registers(false, 0, count, written));
        const UserContext after = registers_of(t, thread);
        CHECK_EQ("TCB-072", differing_registers(after, written, 0, count), Word{0});
        CHECK_EQ("TCB-072", differing_registers(after, before, count), Word{0});
    }
}

CASE(TcbWriteRegisters, EachRegisterAloneReadsBack, "TCB-075") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (Word i = 0; i < user_context_words; ++i) {
        for (const Word value : {~Word{0}, static_cast<Word>(0x0123'4567'89ab'cdef)}) {
            UserContext written{};
            words_of(written)[i] = value;
            make_loadable(written);
            REQUIRE_OK(thread.write_registers(false, 0, user_context_words, written));
            CHECK_EQ("TCB-075", differing_registers(registers_of(t, thread), written), Word{0});
        }
    }
}

CASE(TcbWriteRegisters, FlagsStayThoseOfAnOrdinaryUser, "TCB-074") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (Word bit = 0; bit <= word_bits; ++bit) {
        // Each bit alone, and all of them.
        const Word flags = bit < word_bits ? Word{1} << bit : ~Word{0};
        UserContext written{};
        words_of(written)[flags_index] = flags;
        REQUIRE_OK(thread.write_registers(false, 0, user_context_words, written));
        UserContext after = registers_of(t, thread);
        CHECK("TCB-074", is_ordinary_user(words_of(after)[flags_index]));
        CHECK_EQ("TCB-074", words_of(after)[flags_index] & user_flags, flags & user_flags);
    }
}

CASE(TcbWriteRegisters, ResumeTargetLetsItRunFromTheNewPc, "TCB-073") {
    Word state = 0;
    const Worker worker = t.prepare(state, do_nothing);
    const UserContext entry = registers_of(t, worker.tcb());
    REQUIRE_OK(worker.tcb().write_registers(false, 0, user_context_words, UserContext{}));
    CHECK_EQ("TCB-073", worker.tcb().write_registers(true, 0, user_context_words, entry),
             Error::NoError);
    t.settle();
    CHECK("TCB-073", worker.is_done());
}

CASE(TcbWriteRegisters, WithoutResumeTargetItStaysStopped, "TCB-073") {
    Word state = 0;
    const Worker worker = t.prepare(state, do_nothing);
    REQUIRE_OK(
        worker.tcb().write_registers(false, 0, user_context_words, registers_of(t, worker.tcb())));
    t.settle();
    CHECK("TCB-073", !worker.is_done());
}

CASE(TcbWriteRegisters, OfTheCallingThreadIsIllegalOperation, "TCB-077") {
    CHECK_EQ("TCB-077", Invocation(t.tcb(), sys::TCBWriteRegisters).words(0, 1, 0).call(),
             illegal_operation());
}

CASE(TcbWriteRegisters, CountBeyondTheMessageIsTruncatedMessage, "TCB-078") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const UserContext before = registers_of(t, thread);
    for (const Word count : {Word{2}, Word{user_context_words}, ~Word{0}}) {
        CHECK_EQ("TCB-078", Invocation(thread, sys::TCBWriteRegisters).words(0, count, 7).call(),
                 truncated_message());
    }
    CHECK_EQ("TCB-078", differing_registers(registers_of(t, thread), before), Word{0});
}

}  // namespace selfe::conformance

// Floating-point and SIMD registers: each thread has its own.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arch/fpu.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

struct FpuUser {
    Cap<Endpoint> endpoint;
    Word value;
    Word words_kept;
};

// Fills its registers, lets others run for a while, and looks at them again.
void fill_wait_and_count(FpuUser& user) {
    selfe_conformance_fill_fpu(user.value);
    (void)receive(user.endpoint);
    user.words_kept = selfe_conformance_count_fpu(user.value);
}

struct Rounder {
    Cap<Endpoint> endpoint;
    Word mode;
    Word mode_kept;
};

void round_wait_and_look(Rounder& rounder) {
    selfe_conformance_set_rounding(rounder.mode);
    (void)receive(rounder.endpoint);
    rounder.mode_kept = selfe_conformance_rounding();
}

}  // namespace

CASE(Fpu, EachThreadRoundsInItsOwnWay, "TCB-177") {
    Rounder rounders[] = {{t.make<Endpoint>(), 1, 0}, {t.make<Endpoint>(), 2, 0}};
    for (Rounder& rounder : rounders) {
        t.start(rounder, round_wait_and_look);
        t.settle();
    }
    for (Rounder& rounder : rounders) {
        rounder.endpoint.nb_send(MessageInfo());
        t.settle();
        CHECK_EQ("TCB-177", rounder.mode_kept, rounder.mode);
    }
}

CASE(Fpu, EachThreadHasItsOwnAcrossIpc, "TCB-177") {
    FpuUser first{t.make<Endpoint>(), static_cast<Word>(0x1111'2222'3333'4444), 0};
    FpuUser second{t.make<Endpoint>(), static_cast<Word>(0x5555'6666'7777'8888), 0};
    t.start(first, fill_wait_and_count);
    t.start(second, fill_wait_and_count);
    t.settle();
    first.endpoint.nb_send(MessageInfo());
    second.endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-177", first.words_kept, fpu_words);
    CHECK_EQ("TCB-177", second.words_kept, fpu_words);
}

CASE(Fpu, SuspensionKeepsIt, "TCB-177") {
    FpuUser first{t.make<Endpoint>(), static_cast<Word>(0x0f0f'0f0f'0f0f'0f0f), 0};
    FpuUser second{t.make<Endpoint>(), static_cast<Word>(0xf0f0'f0f0'f0f0'f0f0), 0};
    const Worker worker = t.start(first, fill_wait_and_count);
    t.settle();
    REQUIRE_OK(worker.tcb().suspend());
    t.start(second, fill_wait_and_count);
    t.settle();
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    first.endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-177", first.words_kept, fpu_words);
}

CASE(Fpu, TheEndOfAnotherThreadKeepsIt, "TCB-177") {
    // Of one that has never used it, and of one that has used it before.
    FpuUser earlier{t.make<Endpoint>(), static_cast<Word>(0x3333'cccc'3333'cccc), 0};
    FpuUser user{t.make<Endpoint>(), static_cast<Word>(0x0123'4567'89ab'cdef), 0};
    const Worker other = t.start(earlier, fill_wait_and_count);
    t.settle();
    t.start(user, fill_wait_and_count);
    t.settle();
    REQUIRE_OK(t.slot_of(t.make<Tcb>()).delete_());
    REQUIRE_OK(t.slot_of(other.tcb()).delete_());
    user.endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-177", user.words_kept, fpu_words);
}

CASE(Fpu, OfADeletedThreadIsNotSavedToWhatLiesThereNow, "UT-042") {
    const Cap<Untyped> home = t.make<Untyped>(sys::seL4_PageBits);
    const Cap<Tcb> owner = t.make_from<Tcb>(home);
    FpuUser first{t.make<Endpoint>(), static_cast<Word>(0x1234'5678'9abc'def0), 0};
    const Worker code = t.prepare(first, fill_wait_and_count);
    REQUIRE_OK(owner.write_registers(false, 0, user_context_words, registers_of(t, code.tcb())));
    REQUIRE_OK(owner.set_space(Cap<Endpoint>{}, t.cnode(), 0, t.vspace(), 0));
    REQUIRE_OK(owner.set_priority(t.tcb(), priority::Body));
    REQUIRE_OK(give_time(t.time_authority(), owner, t.memory(), t.empty_slot()));
    REQUIRE_OK(owner.resume());
    t.settle();
    REQUIRE_OK(t.slot_of(owner).delete_());
    map_page(t, t.vspace(), make_page(t, home), window);
    // The next user of the unit makes the kernel put away what is in it.
    FpuUser second{t.make<Endpoint>(), static_cast<Word>(0x0f1e'2d3c'4b5a'6978), 0};
    t.start(second, fill_wait_and_count);
    t.settle();
    Word spoilt = 0;
    for (Word at = window; at < window + small_page_bytes; at += sizeof(Word)) {
        spoilt += *reinterpret_cast<const volatile Word*>(at) != 0 ? 1 : 0;
    }
    CHECK_EQ("UT-042", spoilt, Word{0});
}

}  // namespace selfe::conformance

// TCB.SetFlags: feature bits of a thread. Kernels before it have no such method.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arch/fpu.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"

#ifdef SELFE_HAS_seL4_TCB_SetFlags
namespace selfe::conformance {
namespace {

constexpr Word fpu_disabled = sys::seL4_TCBFlag_fpuDisabled;
constexpr Word known_flags = sys::seL4_TCBFlag_MASK;
constexpr bool has_fpu = config::flag_or("HAVE_FPU", false);

Reply set_flags(Cap<Any> thread, Word clear, Word set) {
    return Invocation(thread, sys::TCBSetFlags).words(clear, set).call();
}

struct FpuUser {
    Cap<Endpoint> gate{};
    Cap<Tcb> tcb{};
    Word value{};
    Word words_kept{};
};

void use_fpu(FpuUser& user) {
    selfe_conformance_fill_fpu(user.value);
}

void keep_fpu_words(FpuUser& user) {
    selfe_conformance_fill_fpu(user.value);
    (void)receive(user.gate);
    user.words_kept = selfe_conformance_count_fpu(user.value);
}

void switch_own_fpu(FpuUser& user) {
    selfe_conformance_fill_fpu(user.value);
    (void)user.tcb.set_flags(0, fpu_disabled);
    (void)user.tcb.set_flags(fpu_disabled, 0);
    user.words_kept = selfe_conformance_count_fpu(user.value);
}

}  // namespace

CASE(TcbSetFlags, OfANewTcbAreClear, "TCB-065", "TCB-173") {
    const Cap<Tcb> thread = t.make<Tcb>();
    CHECK_EQ("TCB-065", set_flags(thread, 0, 0), success(Word{0}));
    CHECK_EQ("TCB-173", set_flags(thread, 0, 0), success(Word{0}));
}

CASE(TcbSetFlags, WithoutBitsReturnsTheCurrentOnes, "TCB-173", "TCB-171") {
    const Cap<Tcb> thread = t.make<Tcb>();
    constexpr Word flag = has_fpu ? fpu_disabled : 0;
    CHECK_EQ("TCB-171", set_flags(thread, fpu_disabled, fpu_disabled), success(flag));
    CHECK_EQ("TCB-173", set_flags(thread, 0, 0), success(flag));
    REQUIRE_EQ(set_flags(thread, fpu_disabled, 0), success(Word{0}));
    CHECK_EQ("TCB-173", set_flags(thread, 0, 0), success(Word{0}));
}

CASE(TcbSetFlags, UnknownBitsAreIgnored, "TCB-172") {
    const Cap<Tcb> thread = t.make<Tcb>();
    CHECK_EQ("TCB-172", set_flags(thread, 0, ~known_flags), success(Word{0}));
    CHECK_EQ("TCB-172", set_flags(thread, 0, ~Word{0}).words[0] & ~known_flags, Word{0});
}

CASE(TcbSetFlags, FpuDisabledLetsFpuInstructionsFault, "TCB-174") {
    const Cap<Endpoint> faults = t.make<Endpoint>();
    FpuUser user{.value = 5};
    const Worker worker = t.prepare(user, use_fpu, {.fault_handler = faults.bits});
    REQUIRE_EQ(set_flags(worker.tcb(), 0, fpu_disabled), success(fpu_disabled));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-174", Delivery::take(faults).info.label(), fpu_fault);
    CHECK("TCB-174", !worker.is_done());
}

CASE(TcbSetFlags, FpuDisabledStopsAThreadThatHasUsedIt, "TCB-174") {
    const Cap<Endpoint> faults = t.make<Endpoint>();
    FpuUser user{.gate = t.make<Endpoint>(), .value = 5};
    const Worker worker = t.start(user, keep_fpu_words, {.fault_handler = faults.bits});
    t.settle();
    REQUIRE_EQ(set_flags(worker.tcb(), 0, fpu_disabled), success(fpu_disabled));
    user.gate.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-174", Delivery::take(faults).info.label(), fpu_fault);
    CHECK("TCB-174", !worker.is_done());
}

CASE(TcbSetFlags, FpuDisabledAndEnabledAgainKeepsItsState, "TCB-175") {
    FpuUser user{.gate = t.make<Endpoint>(), .value = static_cast<Word>(0x0102'0304'0506'0708)};
    FpuUser other{.value = 9};
    const Worker worker = t.start(user, keep_fpu_words);
    t.settle();
    REQUIRE_EQ(set_flags(worker.tcb(), 0, fpu_disabled), success(fpu_disabled));
    t.start(other, use_fpu);
    t.settle();
    REQUIRE_EQ(set_flags(worker.tcb(), fpu_disabled, 0), success(Word{0}));
    user.gate.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-175", user.words_kept, fpu_words);
}

CASE(TcbSetFlags, AThreadCanSwitchItsOwnFpu, "TCB-175") {
    const Cap<Endpoint> faults = t.make<Endpoint>();  // where a thread that may not ends
    FpuUser user{.value = static_cast<Word>(0x1122'3344'5566'7788)};
    const Worker worker = t.prepare(user, switch_own_fpu, {.fault_handler = faults.bits});
    user.tcb = worker.tcb();
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-175", user.words_kept, fpu_words);
}

CASE(TcbSetFlags, FpuDisabledIsIgnoredWithoutFpu, "TCB-176") {
    CHECK_EQ("TCB-176", set_flags(t.make<Tcb>(), 0, fpu_disabled), success(Word{0}));
}

}  // namespace selfe::conformance
#endif

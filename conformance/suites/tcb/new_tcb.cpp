// A TCB as Untyped.Retype leaves it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/probe.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

}  // namespace

CASE(NewTcb, IsInactiveWithPriorityZero, "TCB-065") {
    Word state = 0;
    const Worker code = t.prepare(state, do_nothing);
    const Cap<Tcb> fresh = bare_twin_of(t, code);
    const Cap<Endpoint> end = t.make<Endpoint>();  // the twin's end is a fault
    REQUIRE_OK(give_time(t.time_authority(), fresh, t.memory(), t.empty_slot()));
    REQUIRE_OK(fresh.set_space(end, t.cnode(), 0, t.vspace(), 0));
    t.settle();
    CHECK("TCB-065", !code.is_done());
    // Runnable, but below the level at which the case settles.
    REQUIRE_OK(fresh.resume());
    t.settle();
    CHECK("TCB-065", !code.is_done());
    REQUIRE_OK(fresh.set_priority(t.tcb(), priority::Low));
    t.settle();
    CHECK("TCB-065", code.is_done());
}

CASE(NewTcb, HasMcpZero, "TCB-065") {
    const Cap<Tcb> fresh = t.make<Tcb>();
    const Cap<Tcb> other = t.make<Tcb>();
    const auto set = [&](Word priority) {
        return Invocation(other, sys::TCBSetPriority).words(priority).caps(fresh).call();
    };
    CHECK_EQ("TCB-065", set(1), range_error(0, 0));
    CHECK_EQ("TCB-065", set(0), success());
}

CASE(NewTcb, HasRegistersOfZero, "TCB-186") {
    const UserContext found = registers_of(t, t.make<Tcb>());
    CHECK_EQ("TCB-186", differing_registers(found, UserContext{}), Word{0});
}

CASE(NewTcb, WithoutSpacesStaysStoppedAfterItsFault, "TCB-066", "TCB-065") {
    // Code at an address where nobody has fetched it yet: where address spaces are told apart by a
    // tag, a thread without one may still find in the translation cache what the thread before it
    // has used.
    map_page(t, t.vspace(), copy_of_image_page(t, ProbeCode::one()), window, Rights::can_read());
    const Word code = window + reinterpret_cast<Word>(ProbeCode::one()) % small_page_bytes;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Tcb> fresh = t.make<Tcb>();
    const auto has_run = [&] { return Delivery::take(endpoint).info.label() == probe_label; };
    REQUIRE_OK(
        fresh.write_registers(false, 0, user_context_words, execute_registers(endpoint, code)));
    REQUIRE_OK(fresh.set_priority(t.tcb(), priority::High));
    REQUIRE_OK(give_time(t.time_authority(), fresh, t.memory(), t.empty_slot()));
    CHECK_EQ("TCB-066", fresh.resume(), Error::NoError);
    t.settle();
    CHECK("TCB-065", !has_run());
    // It has faulted, and nobody was told: given what it lacked, it still waits to be resumed.
    const Cap<Endpoint> end = t.make<Endpoint>();
    REQUIRE_OK(fresh.set_space(end, t.cnode(), 0, t.vspace(), 0));
    t.settle();
    CHECK("TCB-066", !has_run());
    REQUIRE_OK(fresh.resume());
    CHECK("TCB-066", has_run());
}

}  // namespace selfe::conformance

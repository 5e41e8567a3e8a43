// TCB.SetTLSBase: the register that addresses thread-local storage.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/arch/thread.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/tls.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

Reply set_tls_base(Cap<Tcb> thread, Word base) {
    return Invocation(thread, sys::TCBSetTLSBase).words(base).call();
}

}  // namespace

CASE(TcbSetTLSBase, SetsTheRegisterOfAStoppedThread, "TCB-169") {
    const Cap<Tcb> thread = t.make<Tcb>();
    UserContext before = distinct_registers(1);
    REQUIRE_OK(thread.write_registers(false, 0, user_context_words, before));
    for (const Word base : {Word{0x1000}, static_cast<Word>(0x0000'7fff'ffff'fff8), Word{0}}) {
        CHECK_EQ("TCB-169", set_tls_base(thread, base), success());
        const UserContext after = registers_of(t, thread);
        CHECK_EQ("TCB-169", tls_register(after), base);
        // And no other.
        CHECK_EQ("TCB-169", differing_registers(after, before), Word{1});
    }
}

CASE(TcbSetTLSBase, OfTheCallerTakesEffectAtOnce, "TCB-170") {
    // Thread-local variables to which the register leads meanwhile.
    alignas(64) unsigned char elsewhere[512];
    const TlsImage tls = TlsImage::of_program();
    REQUIRE(tls.layout().size <= sizeof elsewhere && tls.layout().alignment <= 64);
    const Word own_base = arch::thread_pointer();
    const Word other_base = reinterpret_cast<Word>(tls.make_block(elsewhere));
    Invocation there(t.tcb(), sys::TCBSetTLSBase);
    Invocation back(t.tcb(), sys::TCBSetTLSBase);
    there.words(other_base);
    back.words(own_base);
    const Reply went = there.call();
    const Word seen = arch::thread_pointer();
    const Reply came_back = back.call();
    arch::set_thread_pointer(own_base);
    CHECK_EQ("TCB-170", went, success());
    CHECK_EQ("TCB-170", seen, other_base);
    CHECK_EQ("TCB-170", came_back, success());
}

}  // namespace selfe::conformance

// System calls of debug kernels. What they print is the kernel's own affair and goes to the console
// between frames, where the host passes over it; that they come back with registers intact is ours.
// SPDX-License-Identifier: BSD-2-Clause
//
// libsel4 declares a debug call only where the kernel has it. The cases are there all the same, so
// that a kernel without it says why they are skipped.
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/trap.hpp"

namespace selfe::conformance {
namespace {

// Makes a system call with a value of its own in each register that no rule lets the kernel change,
// and returns how many came back changed.
[[maybe_unused]] Word registers_changed_by(sys::seL4_Syscall_ID number, Word argument) {
    Trap trap{};
    for (size_t i = Trap::first_preserved; i < Trap::register_count; ++i) {
        trap.x[i] = 0xd00d'0000 + i;
    }
    trap.number() = static_cast<Word>(number);
    trap.cptr() = argument;
    const Trap before = trap;
    selfe_conformance_trap(&trap);
    Word changed = 0;
    for (size_t i = Trap::first_preserved; i < Trap::register_count; ++i) {
        changed += trap.x[i] != before.x[i] ? 1 : 0;
    }
    return changed;
}

}  // namespace

CASE(DebugPutChar, ComesBackWithRegistersIntact, "DBG-036") {
#ifdef SELFE_HAS_seL4_DebugPutChar
    CHECK_EQ("DBG-036", registers_changed_by(sys::seL4_SysDebugPutChar, '\n'), Word{0});
#endif
}

CASE(DebugDumpScheduler, ComesBackWithRegistersIntact, "DBG-037") {
#ifdef SELFE_HAS_seL4_DebugDumpScheduler
    CHECK_EQ("DBG-037", registers_changed_by(sys::seL4_SysDebugDumpScheduler, 0), Word{0});
#endif
}

CASE(DebugCapIdentify, IsZeroForAnEmptySlotOnly, "DBG-040") {
#ifdef SELFE_HAS_seL4_DebugCapIdentify
    CHECK_EQ("DBG-040", Word{sys::seL4_DebugCapIdentify(t.empty_slot().index)}, Word{0});
    CHECK_EQ("DBG-040", Word{sys::seL4_DebugCapIdentify(case_slot::Null)}, Word{0});
    CHECK_EQ("DBG-040", Word{sys::seL4_DebugCapIdentify(~Word{0})}, Word{0});
    CHECK("DBG-040", sys::seL4_DebugCapIdentify(t.tcb().bits) != 0);
#endif
}

CASE(DebugCapIdentify, TellsTypesApart, "DBG-040") {
#ifdef SELFE_HAS_seL4_DebugCapIdentify
    const Cap<Any> caps[] = {
        t.tcb(),    t.cnode(),     t.memory(),    t.make<Endpoint>(), t.make<Notification>(),
        t.vspace(), t.asid_pool(), t.domain_set()};
    for (const Cap<Any>& one : caps) {
        for (const Cap<Any>& other : caps) {
            CHECK_EQ("DBG-040",
                     sys::seL4_DebugCapIdentify(one.bits) == sys::seL4_DebugCapIdentify(other.bits),
                     one == other);
        }
    }
    CHECK_EQ("DBG-040", Word{sys::seL4_DebugCapIdentify(t.make<Tcb>().bits)},
             Word{sys::seL4_DebugCapIdentify(t.tcb().bits)});
#endif
}

CASE(DebugNameThread, ChangesNothingButTheName, "DBG-041") {
#ifdef SELFE_HAS_seL4_DebugNameThread
    const Cap<Tcb> thread = t.make<Tcb>();
    UserContext before{};
    UserContext after{};
    REQUIRE_OK(thread.read_registers(false, 0, user_context_words, before));
    // The name is a C string in the message area of the caller's IPC buffer.
    constexpr char name[] = "named by a case";
    __builtin_memcpy(sys::seL4_GetIPCBuffer()->msg, name, sizeof name);
    CHECK_EQ("DBG-041", registers_changed_by(sys::seL4_SysDebugNameThread, thread.bits), Word{0});
    REQUIRE_OK(thread.read_registers(false, 0, user_context_words, after));
    CHECK_EQ("DBG-041", __builtin_memcmp(&before, &after, sizeof before), 0);
    CHECK_EQ("DBG-041", thread.suspend(), Error::NoError);
#endif
}

CASE(DebugNameThread, OfTheLongestNameLeavesTheNextThreadAlone, "DBG-041") {
#ifdef SELFE_HAS_seL4_DebugNameThread
    const Cap<Tcb> thread = t.make<Tcb>();
    // Its TCB lies behind the one that is named.
    Word has_run = 0;
    const Worker neighbour = t.prepare<Word>(has_run, [](Word& word) { word = 1; });
    auto* const name = reinterpret_cast<char*>(sys::seL4_GetIPCBuffer()->msg);
    constexpr size_t longest = sizeof sys::seL4_GetIPCBuffer()->msg - 1;
    __builtin_memset(name, 'n', longest);
    name[longest] = '\0';
    CHECK_EQ("DBG-041", registers_changed_by(sys::seL4_SysDebugNameThread, thread.bits), Word{0});
    CHECK_EQ("DBG-041", neighbour.tcb().resume(), Error::NoError);
    t.settle();
    CHECK_EQ("DBG-041", has_run, Word{1});
#endif
}

}  // namespace selfe::conformance

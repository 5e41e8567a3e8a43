// What the calls about breakpoints refuse and what they give back, without a thread that runs into
// one. SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

#ifdef SELFE_HAS_seL4_TCB_SetBreakpoint
namespace selfe::conformance {
namespace {

// Processors that have registers for one kind only count those for data behind the others.
constexpr Word for_code = 0;
constexpr Word for_data = sys::seL4_FirstWatchpoint < 0 ? 0 : sys::seL4_FirstWatchpoint;
constexpr Word code = sys::seL4_InstructionBreakpoint;
constexpr Word data = sys::seL4_DataBreakpoint;
constexpr Word on_read = sys::seL4_BreakOnRead;
constexpr Word on_write = sys::seL4_BreakOnWrite;
constexpr Word address = 0x40'0010;
// Of 8 bytes not every processor has them.
constexpr Word some_bytes = 4;

Reply set(Cap<Tcb> tcb, Word number, Word vaddr, Word type, Word size, Word access) {
    return Invocation(tcb, sys::TCBSetBreakpoint).words(number, vaddr, type, size, access).call();
}
Reply get(Cap<Tcb> tcb, Word number) {
    return Invocation(tcb, sys::TCBGetBreakpoint).words(number).call();
}
Reply unset(Cap<Tcb> tcb, Word number) {
    return Invocation(tcb, sys::TCBUnsetBreakpoint).words(number).call();
}

}  // namespace

CASE(TcbSetBreakpoint, InTheKernelsRangeIsInvalidArgument, "DBG-017") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    const Word kernel_address = Word{0} - 0x1000;
    CHECK_EQ("DBG-017", set(tcb, for_code, kernel_address, code, 0, on_read), invalid_argument(1));
    CHECK_EQ("DBG-017", set(tcb, for_data, kernel_address, data, some_bytes, on_write),
             invalid_argument(1));
}

CASE(TcbSetBreakpoint, OfAnotherTypeIsInvalidArgument, "DBG-018") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    for (const Word type :
         {Word{sys::seL4_SingleStep}, Word{sys::seL4_SoftwareBreakRequest}, ~Word{0}}) {
        CHECK_EQ("DBG-018", set(tcb, for_code, address, type, 0, on_read), invalid_argument(2));
    }
}

CASE(TcbSetBreakpoint, OfTheWrongSizeIsInvalidArgument, "DBG-019", "DBG-020") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    for (const Word size : {1, 2, 4, 8, 16}) {
        CHECK_EQ("DBG-019", set(tcb, for_code, address, code, size, on_read), invalid_argument(3));
    }
    for (const Word size : {0, 3, 5, 16}) {
        CHECK_EQ("DBG-020", set(tcb, for_data, address, data, size, on_write), invalid_argument(3));
    }
}

CASE(TcbSetBreakpoint, OnAnUnknownAccessIsInvalidArgument, "DBG-021") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    CHECK_EQ("DBG-021", set(tcb, for_code, address, code, 0, on_write), invalid_argument(4));
    // Released kernels count this one argument less.
    CHECK_EQ("DBG-021",
             set(tcb, for_data, address, data, some_bytes, sys::seL4_MaxBreakpointAccess),
             (Either{invalid_argument(4), invalid_argument(3)}));
}

CASE(TcbSetBreakpoint, ThatIsNotAlignedToItsSizeIsAlignmentError, "DBG-022") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    for (const Word size : {Word{2}, Word{4}}) {
        CHECK_EQ("DBG-022", set(tcb, for_data, address + size / 2, data, size, on_write),
                 alignment_error());
    }
}

CASE(TcbBreakpoint, BeyondTheProcessorsIsRangeError, "DBG-023", "DBG-024", "DBG-025") {
    constexpr Word count = sys::seL4_NumHWBreakpoints;
    const Cap<Tcb> tcb = t.make<Tcb>();
    const Reply refused = range_error(0, count - 1);
    CHECK_EQ("DBG-023", set(tcb, count, address, data, some_bytes, on_write), refused);
    CHECK_EQ("DBG-024", get(tcb, count), refused);
    CHECK_EQ("DBG-025", unset(tcb, count), refused);
}

CASE(TcbGetBreakpoint, GivesBackWhatWasSetLast, "DBG-026", "DBG-016") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    CHECK_EQ("DBG-026", set(tcb, for_code, address, code, 0, on_read), success());
    CHECK_EQ("DBG-026", get(tcb, for_code), success(address, code, 0, on_read, 1));
    constexpr Word second = 0x51'2348;
    CHECK_EQ("DBG-016", set(tcb, for_code, second, code, 0, on_read), success());
    CHECK_EQ("DBG-016", get(tcb, for_code), success(second, code, 0, on_read, 1));
    for (const Word size : {Word{1}, Word{2}, Word{4}}) {
        CHECK_EQ("DBG-026", set(tcb, for_data, second, data, size, on_write), success());
        CHECK_EQ("DBG-026", get(tcb, for_data), success(second, data, size, on_write, 1));
    }
}

CASE(TcbUnsetBreakpoint, IsNoLongerEnabled, "DBG-027") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    REQUIRE_EQ(set(tcb, for_data, address, data, some_bytes, on_write), success());
    CHECK_EQ("DBG-027", unset(tcb, for_data), success());
    const Reply found = get(tcb, for_data);
    CHECK_EQ("DBG-027", found.length, Word{5});
    CHECK_EQ("DBG-027", found.words[4], Word{0});
}

}  // namespace selfe::conformance
#endif

// Page methods: messages that no method accepts, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

Reply empty_message(Cap<Any> target, Word label) {
    return Invocation(target, label).call();
}

}  // namespace

CASE(PageMethods, OnAnotherObjectAreIllegalOperation, "VS-174", "VS-196", "VS-202") {
    const Cap<PageTable> table = Tables(t, t.vspace(), window).table;
    for (const Cap<Any> other : {Cap<Any>(table), Cap<Any>(t.make<CNode>(1))}) {
        CHECK_EQ("VS-174", map_reply(other, t.vspace(), window), illegal_operation());
        CHECK_EQ("VS-196", empty_message(other, sys::X86PageUnmap), illegal_operation());
        CHECK_EQ("VS-202", empty_message(other, sys::X86PageGetAddress), illegal_operation());
    }
}

CASE(PageMethods, OnAnEmptySlotAreInvalidCapability, "VS-175", "VS-197", "VS-203") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("VS-175", map_reply(nothing, t.vspace(), window), invalid_capability(0));
    CHECK_EQ("VS-197", empty_message(nothing, sys::X86PageUnmap), invalid_capability(0));
    CHECK_EQ("VS-203", empty_message(nothing, sys::X86PageGetAddress), invalid_capability(0));
}

CASE(PageMap, WithoutItsWordsOrVSpaceIsTruncatedMessage, "VS-176", "VS-177") {
    const Cap<Page> page = make_page(t);
    const auto message = [&] {
        return Invocation(page, sys::X86PageMap)
            .words(window, Rights::read_write().raw().words[0], VmAttributes::standard().bits)
            .caps(t.vspace());
    };
    for (Word length = 0; length < 3; ++length) {
        CHECK_EQ("VS-176", message().length(length).call(), truncated_message());
    }
    CHECK_EQ("VS-177", message().cap_count(0).call(), truncated_message());
}

CASE(VSpace, HasNoMethods, "VS-106") {
    const Cap<VSpace> vspace = make_vspace(t);
    for (const Word label : {Word{sys::X86PDPTMap}, Word{sys::X86PageMap}, Word{sys::X86PageUnmap},
                             Word{sys::TCBSuspend}, Word{sys::CNodeDelete}}) {
        CHECK_EQ("VS-106", empty_message(vspace, label), illegal_operation());
    }
}

}  // namespace selfe::conformance

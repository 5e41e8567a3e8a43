// Page and PageTable methods: messages that no method accepts, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

Reply empty_message(Cap<Any> target, Word label) {
    return Invocation(target, label).call();
}

}  // namespace

CASE(PageMethods, OnAnotherObjectAreIllegalOperation, "VS-107", "VS-129", "VS-135") {
    for (const Cap<Any> other : {Cap<Any>(t.make<PageTable>()), Cap<Any>(t.make<CNode>(1))}) {
        CHECK_EQ("VS-107", map_reply(other, t.vspace(), window), illegal_operation());
        CHECK_EQ("VS-129", empty_message(other, sys::ARMPageUnmap), illegal_operation());
        CHECK_EQ("VS-135", empty_message(other, sys::ARMPageGetAddress), illegal_operation());
    }
}

CASE(PageMethods, OnAnEmptySlotAreInvalidCapability, "VS-108", "VS-130", "VS-136") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("VS-108", map_reply(nothing, t.vspace(), window), invalid_capability(0));
    CHECK_EQ("VS-130", empty_message(nothing, sys::ARMPageUnmap), invalid_capability(0));
    CHECK_EQ("VS-136", empty_message(nothing, sys::ARMPageGetAddress), invalid_capability(0));
}

CASE(PageMap, WithoutItsWordsOrVSpaceIsTruncatedMessage, "VS-109", "VS-110") {
    const Cap<Page> page = make_page(t);
    const auto message = [&] {
        return Invocation(page, sys::ARMPageMap)
            .words(window, Rights::read_write().raw().words[0], VmAttributes::standard().bits)
            .caps(t.vspace());
    };
    for (Word length = 0; length < 3; ++length) {
        CHECK_EQ("VS-109", message().length(length).call(), truncated_message());
    }
    CHECK_EQ("VS-110", message().cap_count(0).call(), truncated_message());
}

CASE(PageTableMethods, OnAnotherObjectAreIllegalOperation, "VS-001", "VS-012") {
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<CNode>(1))}) {
        CHECK_EQ("VS-001", map_table_reply(other, t.vspace(), window), illegal_operation());
        CHECK_EQ("VS-012", empty_message(other, sys::ARMPageTableUnmap), illegal_operation());
    }
}

CASE(PageTableMethods, OnAnEmptySlotAreInvalidCapability, "VS-002", "VS-013") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("VS-002", map_table_reply(nothing, t.vspace(), window), invalid_capability(0));
    CHECK_EQ("VS-013", empty_message(nothing, sys::ARMPageTableUnmap), invalid_capability(0));
}

CASE(PageTableMap, WithoutItsWordsOrVSpaceIsTruncatedMessage, "VS-003", "VS-004") {
    const Cap<PageTable> table = t.make<PageTable>();
    const auto message = [&] {
        return Invocation(table, sys::ARMPageTableMap)
            .words(window, VmAttributes::standard().bits)
            .caps(t.vspace());
    };
    for (Word length = 0; length < 2; ++length) {
        CHECK_EQ("VS-003", message().length(length).call(), truncated_message());
    }
    CHECK_EQ("VS-004", message().cap_count(0).call(), truncated_message());
}

}  // namespace selfe::conformance

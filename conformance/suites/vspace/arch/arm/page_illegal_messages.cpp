// Page and PageTable methods: messages that no method accepts, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

Reply empty_message(Cap<Any> target, Word label) {
    return Invocation(target, label).call();
}

}  // namespace

CASE(PageMethods, OnAnotherObjectAreIllegalOperation, "VS-107", "VS-140", "VS-129", "VS-163",
     "VS-135", "VS-169") {
    for (const Cap<Any> other : {Cap<Any>(t.make<PageTable>()), Cap<Any>(t.make<CNode>(1))}) {
        CHECK_EQ(here("VS-107", "VS-140"), map_reply(other, t.vspace(), window),
                 illegal_operation());
        CHECK_EQ(here("VS-129", "VS-163"), empty_message(other, sys::ARMPageUnmap),
                 illegal_operation());
        CHECK_EQ(here("VS-135", "VS-169"), empty_message(other, sys::ARMPageGetAddress),
                 illegal_operation());
    }
}

CASE(PageMethods, OnAnEmptySlotAreInvalidCapability, "VS-108", "VS-141", "VS-130", "VS-164",
     "VS-136", "VS-170") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ(here("VS-108", "VS-141"), map_reply(nothing, t.vspace(), window),
             invalid_capability(0));
    CHECK_EQ(here("VS-130", "VS-164"), empty_message(nothing, sys::ARMPageUnmap),
             invalid_capability(0));
    CHECK_EQ(here("VS-136", "VS-170"), empty_message(nothing, sys::ARMPageGetAddress),
             invalid_capability(0));
}

CASE(PageMap, WithoutItsWordsOrVSpaceIsTruncatedMessage, "VS-109", "VS-142", "VS-110", "VS-143") {
    const Cap<Page> page = make_page(t);
    const auto message = [&] {
        return Invocation(page, sys::ARMPageMap)
            .words(window, Rights::read_write().raw().words[0], VmAttributes::standard().bits)
            .caps(t.vspace());
    };
    for (Word length = 0; length < 3; ++length) {
        CHECK_EQ(here("VS-109", "VS-142"), message().length(length).call(), truncated_message());
    }
    CHECK_EQ(here("VS-110", "VS-143"), message().cap_count(0).call(), truncated_message());
}

CASE(PageTableMethods, OnAnotherObjectAreIllegalOperation, "VS-001", "VS-018", "VS-012", "VS-029") {
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<CNode>(1))}) {
        CHECK_EQ(here("VS-001", "VS-018"), map_table_reply(other, t.vspace(), window),
                 illegal_operation());
        CHECK_EQ(here("VS-012", "VS-029"), empty_message(other, sys::ARMPageTableUnmap),
                 illegal_operation());
    }
}

CASE(PageTableMethods, OnAnEmptySlotAreInvalidCapability, "VS-002", "VS-019", "VS-013", "VS-030") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ(here("VS-002", "VS-019"), map_table_reply(nothing, t.vspace(), window),
             invalid_capability(0));
    CHECK_EQ(here("VS-013", "VS-030"), empty_message(nothing, sys::ARMPageTableUnmap),
             invalid_capability(0));
}

CASE(PageTableMap, WithoutItsWordsOrVSpaceIsTruncatedMessage, "VS-003", "VS-020", "VS-004",
     "VS-021") {
    const Cap<PageTable> table = t.make<PageTable>();
    const auto message = [&] {
        return Invocation(table, sys::ARMPageTableMap)
            .words(window, VmAttributes::standard().bits)
            .caps(t.vspace());
    };
    for (Word length = 0; length < 2; ++length) {
        CHECK_EQ(here("VS-003", "VS-020"), message().length(length).call(), truncated_message());
    }
    CHECK_EQ(here("VS-004", "VS-021"), message().cap_count(0).call(), truncated_message());
}

}  // namespace selfe::conformance

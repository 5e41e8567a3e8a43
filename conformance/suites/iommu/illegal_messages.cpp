// IO page tables and pages for devices: messages that no method accepts, also without an IOMMU.
// SPDX-License-Identifier: BSD-2-Clause
//
// What maps needs a machine whose devices are behind an IOMMU. Kernels without KernelIOMMU have
// no such methods.
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

#ifdef SELFE_HAS_seL4_X86_IOPageTable_Map
namespace selfe::conformance {
namespace {

constexpr Word io_address = 0x10'0000;

Reply map_table(Cap<Any> table, Cap<Any> io_space) {
    return Invocation(table, sys::X86IOPageTableMap).words(io_address).caps(io_space).call();
}
Reply unmap_table(Cap<Any> table) {
    return Invocation(table, sys::X86IOPageTableUnmap).call();
}
Invocation map_page_message(Cap<Any> page, Cap<Any> io_space) {
    Invocation message(page, sys::X86PageMapIO);
    message.words(Rights::read_write().raw().words[0], io_address).caps(io_space);
    return message;
}

}  // namespace

CASE(IoMappings, OnAnotherObjectAreIllegalOperation, "IOM-001", "IOM-005", "IOM-012") {
    const Cap<Any> nothing{t.empty_slot().index};
    for (const Cap<Any> other : {Cap<Any>(t.make<CNode>(1)), Cap<Any>(t.vspace())}) {
        CHECK_EQ("IOM-001", map_table(other, nothing), illegal_operation());
        CHECK_EQ("IOM-005", unmap_table(other), illegal_operation());
        CHECK_EQ("IOM-012", map_page_message(other, nothing).call(), illegal_operation());
    }
}

CASE(IoMappings, OnAnEmptySlotAreInvalidCapability, "IOM-002", "IOM-006", "IOM-013") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("IOM-002", map_table(nothing, t.vspace()), invalid_capability(0));
    CHECK_EQ("IOM-006", unmap_table(nothing), invalid_capability(0));
    CHECK_EQ("IOM-013", map_page_message(nothing, t.vspace()).call(), invalid_capability(0));
}

CASE(IoMappings, WithoutTheirWordsOrIoSpaceAreTruncatedMessage, "IOM-003", "IOM-004", "IOM-014",
     "IOM-015") {
    const Cap<IoPageTable> table = t.make<IoPageTable>();
    const Cap<Page> page = make_page(t);
    const auto table_message = [&] {
        return Invocation(table, sys::X86IOPageTableMap).words(io_address).caps(t.vspace());
    };
    CHECK_EQ("IOM-003", table_message().length(0).call(), truncated_message());
    CHECK_EQ("IOM-004", table_message().cap_count(0).call(), truncated_message());
    for (Word length = 0; length < 2; ++length) {
        CHECK_EQ("IOM-014", map_page_message(page, t.vspace()).length(length).call(),
                 truncated_message());
    }
    CHECK_EQ("IOM-015", map_page_message(page, t.vspace()).cap_count(0).call(),
             truncated_message());
}

CASE(IoMappings, AnIoSpaceThatIsNoneIsInvalidCapability, "IOM-010", "IOM-021") {
    const Cap<IoPageTable> table = t.make<IoPageTable>();
    const Cap<Page> page = make_page(t);
    for (const Cap<Any> other : {Cap<Any>(t.vspace()), Cap<Any>(t.make<Endpoint>())}) {
        // Released kernels name the invoked capability, although the other one is wrong.
        const Either refused{invalid_capability(1), invalid_capability(0)};
        CHECK_EQ("IOM-010", map_table(table, other), refused);
        CHECK_EQ("IOM-021", map_page_message(page, other).call(), refused);
    }
}

CASE(PageMapIo, OfAPageThatIsMappedIsInvalidCapability, "IOM-021") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    CHECK_EQ("IOM-021", map_page_message(page, t.vspace()).call(), invalid_capability(0));
}

}  // namespace selfe::conformance
#endif

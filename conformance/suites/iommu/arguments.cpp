// IO page tables and pages for devices: arguments that no method accepts, also without an IOMMU.
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
Invocation map_page_message(Cap<Any> page, Cap<Any> io_space) {
    Invocation message(page, sys::X86PageMapIO);
    message.words(Rights::read_write().raw().words[0], io_address).caps(io_space);
    return message;
}

}  // namespace

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

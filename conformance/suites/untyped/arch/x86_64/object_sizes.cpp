// Untyped.Retype: what x86_64's own types take of the memory, and how they begin.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "untyped_region.hpp"

namespace selfe::conformance {
namespace {

Reply map_table_reply(Cap<Any> table, Word label, Cap<Any> vspace) {
    return Invocation(table, label)
        .words(window, VmAttributes::standard().bits)
        .caps(vspace)
        .call();
}

}  // namespace

CASE(UntypedRetype, ASmallPageBeginsUnmappedWithAllRights, "UT-022") {
    const Region region(t);
    const Cap<Page> page = make_page(t, region.untyped);
    CHECK_EQ("UT-022", region.taken(), Word{1} << sys::seL4_PageBits);
    map_page(t, t.vspace(), page, window);
    word_at(window) = 22;
    CHECK_EQ("UT-022", word_at(window), Word{22});
}

CASE(UntypedRetype, ALargePageTakesItsSize, "UT-023") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_LargePageBits, false);
    const Cap<Untyped> untyped =
        t.make_from<Untyped>(boot.cap<Untyped>(memory.cap.bits), sys::seL4_LargePageBits);
    const Cap<Page> page = make_page<LargePage>(t, untyped);
    CHECK_EQ("UT-023", page.get_address().value_or(0) % large_page_bytes, Word{0});
    // Nothing is left, not even for the smallest object.
    CHECK_EQ("UT-023", untyped.retype<Endpoint>(t.empty_slot()), Error::NotEnoughMemory);
}

CASE(UntypedRetype, ATableBeginsUnmapped, "UT-024", "UT-025", "UT-026") {
    const Region region(t);
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Pdpt> pdpt = t.make_from<Pdpt>(region.untyped);
    Word taken = Word{1} << sys::seL4_PDPTBits;
    CHECK_EQ("UT-026", region.taken(), taken);
    CHECK_EQ("UT-026", map_table_reply(pdpt, sys::X86PDPTMap, vspace), success());
    const Cap<PageDirectory> directory = t.make_from<PageDirectory>(region.untyped);
    taken += Word{1} << sys::seL4_PageDirBits;
    CHECK_EQ("UT-025", region.taken(), taken);
    CHECK_EQ("UT-025", map_table_reply(directory, sys::X86PageDirectoryMap, vspace), success());
    const Cap<PageTable> table = t.make_from<PageTable>(region.untyped);
    taken += Word{1} << sys::seL4_PageTableBits;
    CHECK_EQ("UT-024", region.taken(), taken);
    CHECK_EQ("UT-024", map_table_reply(table, sys::X86PageTableMap, vspace), success());
}

CASE(UntypedRetype, AVSpaceBeginsWithoutAsid, "UT-027") {
    const Region region(t);
    const Cap<VSpace> vspace = t.make_from<VSpace>(region.untyped);
    CHECK_EQ("UT-027", region.taken(), Word{1} << sys::seL4_VSpaceBits);
    CHECK_EQ("UT-027", t.asid_pool().assign(vspace), Error::NoError);
    CHECK_EQ("UT-027", t.asid_pool().assign(vspace), Error::InvalidCapability);
}

CASE(UntypedRetype, AHugePageTakesItsSize, "UT-032") {
    // Few machines give away a whole aligned GiB of RAM; a device's is as good here.
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_HugePageBits, true);
    const Cap<Untyped> untyped =
        t.make_from<Untyped>(boot.cap<Untyped>(memory.cap.bits), sys::seL4_HugePageBits);
    const Cap<Page> page = make_page<HugePage>(t, untyped);
    CHECK_EQ("UT-032", page.get_address().value_or(1) % huge_page_bytes, Word{0});
    const Slot slot = t.empty_slot();
    CHECK_EQ("UT-032", untyped.retype<SmallPage>(slot), Error::NotEnoughMemory);
}

CASE(UntypedRetype, AnIoPageTableTakesItsSize, "UT-034") {
    const Region region(t);
    const Cap<IoPageTable> table = t.make_from<IoPageTable>(region.untyped);
    CHECK_EQ("UT-034", region.taken(), Word{1} << sys::seL4_IOPageTableBits);
    // It is not mapped, so it cannot be copied.
    CHECK_EQ("UT-034", t.empty_slot().copy(t.slot_of(table), Rights::all()),
             Error::IllegalOperation);
}

}  // namespace selfe::conformance

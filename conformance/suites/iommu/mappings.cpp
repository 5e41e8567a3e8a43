// Address spaces of devices: tables level by level, pages, and whose they are.
// SPDX-License-Identifier: BSD-2-Clause
//
// On a machine whose devices are behind an IOMMU. No device is made to do anything: what the kernel
// answers tells what is mapped.
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/io_space.hpp"

#ifdef SELFE_HAS_seL4_X86_IOPageTable_Map
namespace selfe::conformance {
namespace {

// The start of what a last table spans.
constexpr Word io_address = 0x20'0000;

// What a device has as its data (manual, section "IOSpace"): function, device, bus, domain.
constexpr Word device_data(Word domain, Word bus, Word device, Word function) {
    return domain << 16 | bus << 8 | device << 3 | function;
}
// Places on a bus where QEMU's machine, and most others, have nothing.
constexpr Word some_device = device_data(0x21, 0x40, 0x15, 5);

Slot authority(Case& t) {
    return t.boot_slot(sys::seL4_CapIOSpace);
}

Error mint(Case& t, Slot destination, Word data) {
    return destination.mint(authority(t), Rights::all(), data);
}

Cap<IoSpace> space_of(Case& t, Word data) {
    NEEDS(!t.is_empty(authority(t)), "no device of this machine is behind an IOMMU");
    const Slot slot = t.empty_slot();
    t.must(mint(t, slot, data), "a device's address space cannot be had");
    return Cap<IoSpace>{slot.index};
}

Reply map_table(Case& t, Cap<IoSpace> space, Word at = io_address) {
    return Invocation(t.make<IoPageTable>(), sys::X86IOPageTableMap).words(at).caps(space).call();
}

Reply map_page_io(Cap<Page> page, Cap<IoSpace> space, Rights rights = Rights::read_write(),
                  Word at = io_address) {
    return Invocation(page, sys::X86PageMapIO).words(rights.raw().words[0], at).caps(space).call();
}

Word levels() {
    return boot_info().raw()->numIOPTLevels;
}

// All tables that a page at io_address needs.
void map_tables(Case& t, Cap<IoSpace> space) {
    for (Word level = 0; level < levels(); ++level) {
        t.must(map_table(t, space) == success() ? Error::NoError : Error::IllegalOperation,
               "a table of a device's address space cannot be mapped");
    }
}

// Whether a page fits at io_address, where none is mapped.
bool has_tables(Case& t, Cap<IoSpace> space) {
    const Cap<Page> page = make_page(t);
    const bool fits = map_page_io(page, space) == success();
    t.must(page.unmap(), "a page of a device cannot be unmapped");
    return fits;
}

}  // namespace

CASE(IoPageTableMap, FillsLevelByLevelUntilAPageFits, "IOM-007", "IOM-008", "IOM-018") {
    const Cap<IoSpace> space = space_of(t, some_device);
    const Cap<Page> page = make_page(t);
    for (Word level = 0; level < levels(); ++level) {
        const Reply refused = map_page_io(page, space);
        CHECK_EQ("IOM-018", refused.label, Word{sys::seL4_FailedLookup});
        CHECK_EQ("IOM-018", refused.words[0], static_cast<Word>(Lookup::Other));
        CHECK_EQ("IOM-007", map_table(t, space), success());
    }
    CHECK_EQ("IOM-007", map_page_io(page, space), success());
    // Without the page, released kernels put the table where a page belongs.
    CHECK_EQ("IOM-008", map_table(t, space), delete_first());
}

CASE(IoPageTableMap, OfAMappedTableIsInvalidCapability, "IOM-010") {
    const Cap<IoSpace> space = space_of(t, some_device);
    const Cap<IoPageTable> table = t.make<IoPageTable>();
    REQUIRE_OK(table.map(space, io_address));
    CHECK_EQ("IOM-010",
             Invocation(table, sys::X86IOPageTableMap).words(io_address).caps(space).call(),
             invalid_capability(0));
}

CASE(IoPageTableUnmap, TakesItAwayAndItCanBeMappedAgain, "IOM-011") {
    const Cap<IoSpace> space = space_of(t, some_device);
    for (Word level = 1; level < levels(); ++level) {
        REQUIRE_EQ(map_table(t, space), success());
    }
    const Cap<IoPageTable> last = t.make<IoPageTable>();
    REQUIRE_OK(last.map(space, io_address));
    REQUIRE(has_tables(t, space));
    CHECK_EQ("IOM-011", Invocation(last, sys::X86IOPageTableUnmap).call(), success());
    CHECK_EQ("IOM-011", map_page_io(make_page(t), space).label, Word{sys::seL4_FailedLookup});
    CHECK_EQ("IOM-011", last.map(space, io_address), Error::NoError);
    CHECK_EQ("IOM-011", map_page_io(make_page(t), space), success());
}

CASE(PageMapIo, IsForOneAddressSpaceAtATime, "IOM-016", "IOM-021", "VS-240") {
    const Cap<IoSpace> space = space_of(t, some_device);
    map_tables(t, space);
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);  // the tables are there
    CHECK_EQ("IOM-016", map_page_io(page, space), success());
    const Reply refused = Invocation(page, sys::X86PageMap)
                              .words(window, Rights::read_write().raw().words[0], 0)
                              .caps(t.vspace())
                              .call();
    // The interface text says IllegalOperation; released kernels take it for a page of another
    // VSpace.
    CHECK_EQ("VS-240", refused, (Either{illegal_operation(), invalid_capability(1)}));
    CHECK_EQ("IOM-021", map_page_io(page, space, Rights::read_write(), io_address + 0x1000),
             invalid_capability(0));
    REQUIRE_OK(page.unmap());
    CHECK_EQ("IOM-016", map_page_io(page, space), success());
}

CASE(PageMapIo, OverAnotherPageIsDeleteFirst, "IOM-017") {
    const Cap<IoSpace> space = space_of(t, some_device);
    map_tables(t, space);
    REQUIRE_EQ(map_page_io(make_page(t), space), success());
    CHECK_EQ("IOM-017", map_page_io(make_page(t), space), delete_first());
    CHECK_EQ("IOM-017", map_page_io(make_page(t), space, Rights::read_write(), io_address + 0x1000),
             success());
}

CASE(PageMapIo, WithoutRightsOrWithMoreThanThePageHasIsInvalidArgument, "IOM-019", "IOM-020") {
    const Cap<IoSpace> space = space_of(t, some_device);
    map_tables(t, space);
    const Cap<Page> page = make_page(t);
    CHECK_EQ("IOM-019", map_page_io(page, space, Rights::none()), invalid_argument(0));
    const Cap<Page> read_only = t.copy_of(page, Rights::can_read());
    // The interface text says InvalidArgument; released kernels give the device what both allow.
    const Reply reply = map_page_io(read_only, space);
    CHECK_EQ("IOM-020", reply, (Either{invalid_argument(0), success()}));
    if (reply == invalid_argument(0)) {
        CHECK_EQ("IOM-020", map_page_io(read_only, space, Rights::can_read()), success());
    }
    const Cap<Page> write_only = t.copy_of(page, Rights::can_write());
    CHECK_EQ("IOM-020", map_page_io(write_only, space, Rights::can_read(), io_address + 0x1000),
             invalid_argument(0));
}

CASE(IoSpaceMint, GivesTheDeviceThatTheDataNames, "CN-111", "BF-006") {
    map_tables(t, space_of(t, some_device));
    CHECK("CN-111", has_tables(t, space_of(t, some_device)));
    // Each field's lowest and highest bit make another device of it.
    for (const Word bit : {0, 2, 3, 7, 8, 15}) {
        CHECK("BF-006", !has_tables(t, space_of(t, some_device ^ Word{1} << bit)));
    }
}

CASE(IoSpaceMint, OfADomainThatCannotBeIsIllegalOperation, "IOM-022") {
    const Cap<IoSpace> good = space_of(t, some_device);
    const Slot slot = t.empty_slot();
    CHECK_EQ("IOM-022", mint(t, slot, device_data(0, 0x40, 0x15, 5)), Error::IllegalOperation);
    CHECK("IOM-022", t.is_empty(slot));
    CHECK_EQ("IOM-022", map_table(t, good), success());
}

}  // namespace selfe::conformance
#endif

// Page.Map: each way in which it is refused, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {

CASE(PageMap, MisalignedAddressIsAlignmentError, "VS-120", "VS-154") {
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);  // the tables are there
    for (const Word offset : {Word{1}, Word{sizeof(Word)}, small_page_bytes / 2}) {
        CHECK_EQ(here("VS-120", "VS-154"), map_reply(make_page(t), t.vspace(), window + offset),
                 alignment_error());
    }
}

CASE(PageMap, OverAnotherPageIsDeleteFirstOrReplacesIt, "VS-121", "VS-155") {
    const Cap<Page> first = make_page(t);
    const Cap<Page> second = make_page(t);
    map_page(t, t.vspace(), first, window);
    word_at(window) = 1;
    // The interface text says DeleteFirst; the released kernels replace the mapping.
    const Reply reply = map_reply(second, t.vspace(), window);
    CHECK_EQ(here("VS-121", "VS-155"), reply, (Either{delete_first(), success()}));
    CHECK_EQ(here("VS-121", "VS-155"), word_at(window), Word{reply == success() ? 0u : 1u});
}

CASE(PageMap, LargePageOverATableIsRefused, "VS-122", "VS-156") {
    const BootSpace boot(t);
    const Cap<Page> large = make_big_page<TablePage>(t, boot);
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);
    // The interface text says DeleteFirst; the released kernels that no table ends at this level,
    // with the bits that are left below the one they found.
    CHECK_EQ(here("VS-122", "VS-156"), map_reply(large, t.vspace(), window),
             (Either{delete_first(), missing_capability(Lookup::Other, sys::seL4_PageBits)}));
    word_at(window + small_page_bytes) = 5;
    CHECK_EQ(here("VS-122", "VS-156"), word_at(window + small_page_bytes), Word{5});
}

CASE(PageMap, MissingTableIsFailedLookupWithTheBitsLeft, "VS-123", "VS-157") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Page> page = make_page(t);
    for (Word level = 0; level < table_levels; ++level) {
        CHECK_EQ(here("VS-123", "VS-157"), map_reply(page, vspace, window),
                 missing_capability(Lookup::Other, table_span_bits(level)));
        REQUIRE_OK(t.make<PageTable>().map(vspace, window, VmAttributes::standard()));
    }
    CHECK_EQ(here("VS-123", "VS-157"), map_reply(page, vspace, window), success());
}

CASE(PageMap, VSpaceWhosePoolIsDeletedIsFailedLookup, "VS-124", "VS-158") {
    OwnPool own(t);
    const Cap<Page> page = make_page(t);
    map_page(t, own.vspace, page, window);
    REQUIRE_OK(page.unmap());
    REQUIRE_OK(own.pool.delete_());
    CHECK_EQ(here("VS-124", "VS-158"), map_reply(page, own.vspace, window),
             invalid_root(Lookup::Other));
}

CASE(PageMap, MappedCapabilityAtAnotherAddressIsInvalidArgument, "VS-125", "VS-159") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    word_at(window) = 6;
    CHECK_EQ(here("VS-125", "VS-159"), map_reply(page, t.vspace(), window + small_page_bytes),
             invalid_argument(0));
    CHECK_EQ(here("VS-125", "VS-159"), word_at(window), Word{6});
    Probe probe(t, t.vspace());
    CHECK(here("VS-125", "VS-159"), !probe.can_read(window + small_page_bytes));
}

CASE(PageMap, KernelAddressIsInvalidArgument, "VS-126", "VS-160") {
    for (const Word vaddr : kernel_addresses) {
        CHECK_EQ(here("VS-126", "VS-160"), map_reply(make_page(t), t.vspace(), vaddr),
                 invalid_argument(0));
    }
}

CASE(PageMap, VSpaceThatIsNoneIsInvalidCapability, "VS-127", "VS-161") {
    const Cap<Page> page = make_page(t);
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<PageTable>()),
                                 Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ(here("VS-127", "VS-161"), map_reply(page, other, window), invalid_capability(1));
    }
}

CASE(PageMap, VSpaceWithoutAsidIsInvalidCapability, "VS-127", "VS-161") {
    CHECK_EQ(here("VS-127", "VS-161"), map_reply(make_page(t), t.make<VSpace>(), window),
             invalid_capability(1));
}

CASE(PageMap, MappedCapabilityInAnotherVSpaceIsInvalidCapability, "VS-128", "VS-162") {
    const Cap<Page> page = make_page(t);
    const Cap<VSpace> other = make_vspace(t);
    map_page(t, other, make_page(t), window + small_page_bytes);  // the tables are there
    map_page(t, t.vspace(), page, window);
    word_at(window) = 7;
    CHECK_EQ(here("VS-128", "VS-162"), map_reply(page, other, window), invalid_capability(1));
    CHECK_EQ(here("VS-128", "VS-162"), word_at(window), Word{7});
}

}  // namespace selfe::conformance

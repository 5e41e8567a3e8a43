// Page.Map: each way in which it is refused, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {

CASE(PageMap, MisalignedAddressIsAlignmentError, "VS-187") {
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);  // the tables are there
    for (const Word offset : {Word{1}, Word{sizeof(Word)}, small_page_bytes / 2}) {
        CHECK_EQ("VS-187", map_reply(make_page(t), t.vspace(), window + offset), alignment_error());
    }
}

CASE(PageMap, OverAnotherPageIsDeleteFirstOrReplacesIt, "VS-188") {
    const Cap<Page> first = make_page(t);
    const Cap<Page> second = make_page(t);
    map_page(t, t.vspace(), first, window);
    word_at(window) = 1;
    // The interface text says DeleteFirst; the released kernels replace the mapping.
    const Reply reply = map_reply(second, t.vspace(), window);
    CHECK_EQ("VS-188", reply, (Either{delete_first(), success()}));
    CHECK_EQ("VS-188", word_at(window), Word{reply == success() ? 0u : 1u});
}

CASE(PageMap, LargePageOverATableIsRefused, "VS-189") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_LargePageBits, false);
    const Cap<Page> large = make_page<LargePage>(t, boot.cap<Untyped>(memory.cap.bits));
    map_page(t, t.vspace(), make_page(t), window + small_page_bytes);
    // The interface text says DeleteFirst; the released kernels that no table ends at this level,
    // with the bits that are left below the one they found.
    CHECK_EQ("VS-189", map_reply(large, t.vspace(), window),
             (Either{delete_first(), missing_capability(Lookup::Other, sys::seL4_PageBits)}));
    word_at(window + small_page_bytes) = 5;
    CHECK_EQ("VS-189", word_at(window + small_page_bytes), Word{5});
}

CASE(PageMap, MissingTableIsFailedLookupWithTheBitsLeft, "VS-190") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Page> page = make_page(t);
    for (const Word bits_left : {pdpt_span_bits, page_directory_span_bits, page_table_span_bits}) {
        CHECK_EQ("VS-190", map_reply(page, vspace, window),
                 missing_capability(Lookup::Other, bits_left));
        map_table(t, vspace, window, bits_left);
    }
    CHECK_EQ("VS-190", map_reply(page, vspace, window), success());
}

CASE(PageMap, VSpaceWhosePoolIsDeletedIsFailedLookup, "VS-191") {
    OwnPool own(t);
    const Cap<Page> page = make_page(t);
    map_page(t, own.vspace, page, window);
    REQUIRE_OK(page.unmap());
    REQUIRE_OK(own.pool.delete_());
    CHECK_EQ("VS-191", map_reply(page, own.vspace, window), invalid_root(Lookup::Other));
}

CASE(PageMap, MappedCapabilityAtAnotherAddressIsInvalidArgument, "VS-192") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    word_at(window) = 6;
    CHECK_EQ("VS-192", map_reply(page, t.vspace(), window + small_page_bytes), invalid_argument(0));
    CHECK_EQ("VS-192", word_at(window), Word{6});
    Probe probe(t, t.vspace());
    CHECK("VS-192", !probe.can_read(window + small_page_bytes));
}

CASE(PageMap, KernelAddressIsInvalidArgument, "VS-193") {
    for (const Word vaddr :
         {first_kernel_address, Word{1} << 63, ~Word{0} & ~(small_page_bytes - 1)}) {
        CHECK_EQ("VS-193", map_reply(make_page(t), t.vspace(), vaddr), invalid_argument(0));
    }
}

CASE(PageMap, VSpaceThatIsNoneIsInvalidCapability, "VS-194") {
    const Cap<Page> page = make_page(t);
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<PageTable>()),
                                 Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("VS-194", map_reply(page, other, window), invalid_capability(1));
    }
}

CASE(PageMap, VSpaceWithoutAsidIsInvalidCapability, "VS-194") {
    CHECK_EQ("VS-194", map_reply(make_page(t), t.make<VSpace>(), window), invalid_capability(1));
}

CASE(PageMap, MappedCapabilityInAnotherVSpaceIsInvalidCapability, "VS-195") {
    const Cap<Page> page = make_page(t);
    const Cap<VSpace> other = make_vspace(t);
    map_page(t, other, make_page(t), window + small_page_bytes);  // the tables are there
    map_page(t, t.vspace(), page, window);
    word_at(window) = 7;
    CHECK_EQ("VS-195", map_reply(page, other, window), invalid_capability(1));
    CHECK_EQ("VS-195", word_at(window), Word{7});
}

}  // namespace selfe::conformance

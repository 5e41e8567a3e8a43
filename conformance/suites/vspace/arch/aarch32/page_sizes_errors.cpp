// Pages of 64 KiB, 1 MiB and 16 MiB: where they cannot go, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {

CASE(PageMap, BigPageAtAnAddressOfSmallerAlignmentIsAlignmentError, "VS-154") {
    const BootSpace boot(t);
    const Cap<Page> large = make_big_page<LargePage>(t, boot);
    const Cap<Page> section = make_big_page<Section>(t, boot);
    const Cap<Page> super_section = make_big_page<SuperSection>(t, boot);
    map_page(t, t.vspace(), make_page(t), window);  // the table is there
    CHECK_EQ("VS-154", map_reply(large, t.vspace(), window + small_page_bytes), alignment_error());
    CHECK_EQ("VS-154", map_reply(section, t.vspace(), window + large_page_bytes),
             alignment_error());
    CHECK_EQ("VS-154", map_reply(super_section, t.vspace(), window + section_bytes),
             alignment_error());
}

CASE(PageMap, LargePageWithoutItsTableIsFailedLookup, "VS-157") {
    const BootSpace boot(t);
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Page> large = make_big_page<LargePage>(t, boot);
    CHECK_EQ("VS-157", map_reply(large, vspace, window),
             missing_capability(Lookup::Other, sys::seL4_SectionBits));
    REQUIRE_OK(t.make<PageTable>().map(vspace, window, VmAttributes::standard()));
    CHECK_EQ("VS-157", map_reply(large, vspace, window), success());
}

CASE(PageMap, LargePageOverASmallOneIsDeleteFirst, "VS-155") {
    const BootSpace boot(t);
    const Cap<Page> large = make_big_page<LargePage>(t, boot);
    constexpr Word last = window + large_page_bytes - small_page_bytes;
    map_page(t, t.vspace(), make_page(t), last);
    word_at(last) = 21;
    CHECK_EQ("VS-155", map_reply(large, t.vspace(), window), delete_first());
    CHECK_EQ("VS-155", word_at(last), Word{21});
}

CASE(PageMap, SmallPageInsideALargeOneIsDeleteFirst, "VS-155") {
    const BootSpace boot(t);
    map_page(t, t.vspace(), make_big_page<LargePage>(t, boot), window);
    constexpr Word inside = window + small_page_bytes;
    word_at(inside) = 22;
    CHECK_EQ("VS-155", map_reply(make_page(t), t.vspace(), inside), delete_first());
    CHECK_EQ("VS-155", word_at(inside), Word{22});
}

CASE(PageMap, SectionInsideASuperSectionIsDeleteFirst, "VS-155") {
    const BootSpace boot(t);
    const Cap<Page> section = make_big_page<Section>(t, boot);
    map_page(t, t.vspace(), make_big_page<SuperSection>(t, boot), window);
    constexpr Word inside = window + 3 * section_bytes;
    word_at(inside) = 23;
    CHECK_EQ("VS-155", map_reply(section, t.vspace(), inside), delete_first());
    CHECK_EQ("VS-155", word_at(inside), Word{23});
}

CASE(PageMap, SuperSectionOverASectionOrATableIsDeleteFirst, "VS-155", "VS-156") {
    const BootSpace boot(t);
    const Cap<Page> super_section = make_big_page<SuperSection>(t, boot);
    constexpr Word inside = window + 15 * section_bytes;
    map_page(t, t.vspace(), make_big_page<Section>(t, boot), inside);
    word_at(inside) = 24;
    CHECK_EQ("VS-155", map_reply(super_section, t.vspace(), window), delete_first());
    CHECK_EQ("VS-155", word_at(inside), Word{24});
    const Cap<VSpace> other = make_vspace(t);
    REQUIRE_OK(t.make<PageTable>().map(other, inside, VmAttributes::standard()));
    CHECK_EQ("VS-156", map_reply(super_section, other, window), delete_first());
}

CASE(PageMap, BigPageInTheKernelsRangeIsInvalidArgument, "VS-160") {
    const BootSpace boot(t);
    const Cap<Page> section = make_big_page<Section>(t, boot);
    const Cap<Page> super_section = make_big_page<SuperSection>(t, boot);
    CHECK_EQ("VS-160", map_reply(section, t.vspace(), first_kernel_address), invalid_argument(0));
    CHECK_EQ("VS-160", map_reply(super_section, t.vspace(), first_kernel_address),
             invalid_argument(0));
    // The last one of all: its end wraps around.
    CHECK_EQ("VS-160", map_reply(super_section, t.vspace(), Word{0} - super_section_bytes),
             invalid_argument(0));
}

}  // namespace selfe::conformance

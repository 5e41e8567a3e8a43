// Pages of 64 KiB, 1 MiB and 16 MiB: where they go and what they hold, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

// Writes a value of its own to the first word, one in the middle and the last of a page that is
// mapped at the window, and finds how many of them are there afterwards.
Word words_kept(Probe& probe, Word page_bytes) {
    const Word offsets[] = {0, page_bytes / 2 + small_page_bytes, page_bytes - sizeof(Word)};
    for (const Word offset : offsets) {
        (void)probe.can_write(window + offset, ~offset);
    }
    Word kept = 0;
    for (const Word offset : offsets) {
        kept += word_at(window + offset) == ~offset ? 1 : 0;
    }
    return kept;
}

}  // namespace

CASE(PageMap, SectionIsMemory, "VS-146") {
    const BootSpace boot(t);
    const Cap<Page> page = make_big_page<Section>(t, boot);
    CHECK_EQ("VS-146", map_reply(page, t.vspace(), window), success());
    Probe probe(t, t.vspace());
    CHECK_EQ("VS-146", probe.read(window), (Access{true, 0, 0, false}));
    CHECK_EQ("VS-146", words_kept(probe, section_bytes), Word{3});
    CHECK("VS-146", !probe.can_read(window + section_bytes));
    CHECK("VS-146", !probe.can_read(window - sizeof(Word)));
}

CASE(PageMap, SuperSectionIsMemory, "VS-147") {
    const BootSpace boot(t);
    const Cap<Page> page = make_big_page<SuperSection>(t, boot);
    CHECK_EQ("VS-147", map_reply(page, t.vspace(), window), success());
    Probe probe(t, t.vspace());
    CHECK_EQ("VS-147", probe.read(window), (Access{true, 0, 0, false}));
    CHECK_EQ("VS-147", words_kept(probe, super_section_bytes), Word{3});
    CHECK("VS-147", !probe.can_read(window + super_section_bytes));
    CHECK("VS-147", !probe.can_read(window - sizeof(Word)));
}

CASE(PageMap, RightsHoldForWholeBigPages, "VS-148", "VS-151") {
    const BootSpace boot(t);
    const Cap<Page> large = make_big_page<LargePage>(t, boot);
    const Cap<Page> section = make_big_page<Section>(t, boot);
    constexpr Word section_address = window + super_section_bytes;
    map_page(t, t.vspace(), large, window, Rights::can_read());
    map_page(t, t.vspace(), section, section_address, Rights::can_read());
    Probe probe(t, t.vspace());
    for (const Word last : {window + large_page_bytes, section_address + section_bytes}) {
        CHECK("VS-148", probe.can_read(last - sizeof(Word)));
        CHECK("VS-148", !probe.can_write(last - sizeof(Word)));
    }
    // And change with the mapping.
    CHECK_EQ("VS-151", map_reply(large, t.vspace(), window), success());
    CHECK("VS-151", probe.can_write(window + large_page_bytes - sizeof(Word)));
}

CASE(PageUnmap, TakesAWholeBigPageAway, "VS-165") {
    const BootSpace boot(t);
    Probe probe(t, t.vspace());
    struct {
        Cap<Page> page;
        Word bytes;
    } const pages[] = {{make_big_page<LargePage>(t, boot), large_page_bytes},
                       {make_big_page<Section>(t, boot), section_bytes},
                       {make_big_page<SuperSection>(t, boot), super_section_bytes}};
    for (const auto& [page, bytes] : pages) {
        // Each size has an address of its own: a table stays where the large page was.
        const Word vaddr = window + (bytes == large_page_bytes ? 0 : super_section_bytes);
        map_page(t, t.vspace(), page, vaddr);
        const Word words[] = {vaddr, vaddr + bytes / 2, vaddr + bytes - sizeof(Word)};
        for (const Word address : words) {
            REQUIRE(probe.can_read(address));
        }
        CHECK_EQ("VS-165", Invocation(page, sys::ARMPageUnmap).call(), success());
        for (const Word address : words) {
            CHECK("VS-165", !probe.can_read(address));
        }
    }
}

CASE(PageMap, SectionsReachTheTopOfUserSpace, "VS-246") {
    const BootSpace boot(t);
    const Cap<VSpace> vspace = make_vspace(t);
    constexpr Word last = first_kernel_address - section_bytes;
    CHECK_EQ("VS-246", map_reply(make_big_page<Section>(t, boot), vspace, last), success());
    Probe probe(t, vspace);
    CHECK("VS-246", probe.can_write(first_kernel_address - sizeof(Word)));
}

CASE(PageCacheMethods, CoverWholeBigPages, "VS-251", "VS-256") {
    const BootSpace boot(t);
    const Cap<Page> section = make_big_page<Section>(t, boot);
    map_page(t, t.vspace(), section, window);
    const auto clean = [&](Word start, Word end) {
        return Invocation(section, sys::ARMPageClean_Data).words(start, end).call();
    };
    word_at(window + section_bytes - sizeof(Word)) = 31;
    CHECK_EQ("VS-251", clean(0, section_bytes), success());
    CHECK_EQ("VS-251", word_at(window + section_bytes - sizeof(Word)), Word{31});
    CHECK_EQ("VS-256", clean(0, section_bytes + 1), invalid_argument(0));
}

}  // namespace selfe::conformance

// Page.Map: what can be done with memory that is mapped, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

constexpr Word other_address = window + 0x10'000;
constexpr Word value = 0x0123'4567'89ab'cdef;

}  // namespace

CASE(PageMap, SmallPageIsMemory, "VS-178") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    constexpr Word last_word = window + small_page_bytes - sizeof(Word);
    for (const Word address : {window, last_word}) {
        CHECK_EQ("VS-178", probe.read(address), (Access{true, 0, 0, false}));
        CHECK("VS-178", probe.can_write(address, value + address));
        CHECK_EQ("VS-178", word_at(address), value + address);
    }
    CHECK("VS-178", !probe.can_read(last_word + sizeof(Word)));
    CHECK("VS-178", !probe.can_read(window - sizeof(Word)));
}

CASE(PageMap, LargePageIsMemory, "VS-179") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_LargePageBits, false);
    const Cap<Page> page = make_page<LargePage>(t, boot.cap<Untyped>(memory.cap.bits));
    map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    constexpr Word last_word = window + large_page_bytes - sizeof(Word);
    for (const Word address : {window, window + small_page_bytes, last_word}) {
        CHECK("VS-179", probe.can_write(address, value + address));
    }
    for (const Word address : {window, window + small_page_bytes, last_word}) {
        CHECK_EQ("VS-179", word_at(address), value + address);
    }
    CHECK("VS-179", !probe.can_read(last_word + sizeof(Word)));
}

CASE(PageMap, HugePageIsMemory, "VS-180") {
    // Few machines give away a whole aligned GiB of RAM; a device's has addresses to try, no data.
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_HugePageBits, true);
    const Cap<Page> page = make_page<HugePage>(t, boot.cap<Untyped>(memory.cap.bits));
    const Cap<VSpace> vspace = make_vspace(t);
    map_page(t, vspace, page, window);
    Probe probe(t, vspace);
    constexpr Word last_word = window + huge_page_bytes - sizeof(Word);
    for (const Word address : {window, window + large_page_bytes, last_word}) {
        CHECK("VS-180", probe.can_read(address));
    }
    CHECK("VS-180", !probe.can_read(last_word + sizeof(Word)));
    CHECK_EQ("VS-180", map_page_directory(t.make<PageDirectory>(), vspace, window), delete_first());
}

CASE(PageMap, ReadOnlyRightsRefuseWrites, "VS-181") {
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    Probe probe(t, t.vspace());
    CHECK("VS-181", probe.can_read(window));
    CHECK_EQ("VS-181", probe.write(window, value), (Access{false, 0, window, false}));
    CHECK_EQ("VS-181", word_at(window), Word{0});
}

CASE(PageMap, RightsOfTheCapabilityLimitThoseAskedFor, "VS-182") {
    const Cap<Page> read_only = t.copy_of(make_page(t), Rights::can_read());
    map_page(t, t.vspace(), read_only, window, Rights::read_write());
    Probe probe(t, t.vspace());
    CHECK("VS-182", probe.can_read(window));
    CHECK("VS-182", !probe.can_write(window));
}

CASE(PageMap, WithoutReadRightIsInaccessible, "VS-183") {
    map_page(t, t.vspace(), make_page(t), window, Rights::none());
    map_page(t, t.vspace(), make_page(t), other_address, Rights::can_write());
    Probe probe(t, t.vspace());
    for (const Word address : {window, other_address}) {
        CHECK("VS-183", !probe.can_read(address));
        CHECK("VS-183", !probe.can_write(address));
    }
}

CASE(PageMap, AgainAtTheSameAddressChangesRights, "VS-184") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window, Rights::can_read());
    Probe probe(t, t.vspace());
    REQUIRE(!probe.can_write(window));
    CHECK_EQ("VS-184", map_reply(page, t.vspace(), window), success());
    CHECK("VS-184", probe.can_write(window));
    CHECK_EQ("VS-184", map_reply(page, t.vspace(), window, Rights::can_read()), success());
    CHECK("VS-184", !probe.can_write(window));
}

CASE(PageMap, CopiesShareMemory, "VS-185") {
    const Cap<Page> page = make_page(t);
    const Cap<VSpace> other = make_vspace(t);
    map_page(t, t.vspace(), page, window);
    map_page(t, t.vspace(), t.copy_of(page), other_address);
    map_page(t, other, t.copy_of(page), window);
    word_at(window) = value;
    CHECK_EQ("VS-185", word_at(other_address), value);
    Probe probe(t, other);
    CHECK_EQ("VS-185", probe.read(window).value, value);
    REQUIRE(probe.can_write(window, ~value));
    CHECK_EQ("VS-185", word_at(window), ~value);
}

CASE(PageMap, CacheableAndUncachedHoldData, "VS-186") {
    // Each by itself: two mappings of one page that differ need not agree.
    const Cap<Page> cached = make_page(t);
    const Cap<Page> uncached = make_page(t);
    map_page(t, t.vspace(), cached, window, Rights::read_write(), VmAttributes::write_back());
    map_page(t, t.vspace(), uncached, other_address, Rights::read_write(),
             VmAttributes::uncacheable());
    for (const Word address : {window, other_address}) {
        Probe probe(t, t.vspace());
        REQUIRE(probe.can_write(address, value));
        CHECK_EQ("VS-186", word_at(address), value);
    }
}

CASE(PageMap, EachCachingAttributeIsAccepted, "VS-241") {
    const Cap<Page> page = make_page(t);
    for (const VmAttributes attributes :
         {VmAttributes::write_back(), VmAttributes::write_through(), VmAttributes::cache_disabled(),
          VmAttributes::uncacheable(), VmAttributes::write_combining()}) {
        map_page(t, t.vspace(), page, window, Rights::read_write(), attributes);
        word_at(window) = value + attributes.bits;
        CHECK_EQ("VS-241", word_at(window), value + attributes.bits);
    }
}

CASE(PageMap, ReachesTheTopOfUserSpace, "VS-246") {
    const Cap<VSpace> vspace = make_vspace(t);
    map_page(t, vspace, make_page(t), last_user_page);
    Probe probe(t, vspace);
    CHECK("VS-246", probe.can_write(last_user_page + small_page_bytes - sizeof(Word)));
    CHECK_EQ("VS-246", map_reply(make_page(t), vspace, first_kernel_address), invalid_argument(0));
}

CASE(PageMap, OfALargePageEndsBelowTheTopOfUserSpace, "VS-246") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_LargePageBits, false);
    const Cap<Page> page = make_page<LargePage>(t, boot.cap<Untyped>(memory.cap.bits));
    const Cap<VSpace> vspace = make_vspace(t);
    // The last page of the lower half reaches one small page beyond user space.
    constexpr Word last = last_user_page & ~(large_page_bytes - 1);
    static_assert(last + large_page_bytes > first_kernel_address);
    CHECK_EQ("VS-246", map_reply(page, vspace, last), invalid_argument(0));
    map_page(t, vspace, page, last - large_page_bytes);
    Probe probe(t, vspace);
    CHECK("VS-246", probe.can_write(last - sizeof(Word)));
}

}  // namespace selfe::conformance

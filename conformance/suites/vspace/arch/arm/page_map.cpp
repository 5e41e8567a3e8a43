// Page.Map: what can be done with memory that is mapped, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

constexpr Word other_address = window + 0x10'000;
constexpr Word value = static_cast<Word>(0x0123'4567'89ab'cdef);

}  // namespace

CASE(PageMap, SmallPageIsMemory, "VS-111", "VS-144") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    constexpr Word last_word = window + small_page_bytes - sizeof(Word);
    for (const Word address : {window, last_word}) {
        CHECK_EQ(here("VS-111", "VS-144"), probe.read(address), (Access{true, 0, 0, false}));
        CHECK(here("VS-111", "VS-144"), probe.can_write(address, value + address));
        CHECK_EQ(here("VS-111", "VS-144"), word_at(address), value + address);
    }
    CHECK(here("VS-111", "VS-144"), !probe.can_read(last_word + sizeof(Word)));
    CHECK(here("VS-111", "VS-144"), !probe.can_read(window - sizeof(Word)));
}

CASE(PageMap, LargePageIsMemory, "VS-112", "VS-145") {
    const BootSpace boot(t);
    const Cap<Page> page = make_big_page<LargePage>(t, boot);
    map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    constexpr Word last_word = window + large_page_bytes - sizeof(Word);
    for (const Word address : {window, window + small_page_bytes, last_word}) {
        CHECK(here("VS-112", "VS-145"), probe.can_write(address, value + address));
    }
    for (const Word address : {window, window + small_page_bytes, last_word}) {
        CHECK_EQ(here("VS-112", "VS-145"), word_at(address), value + address);
    }
    CHECK(here("VS-112", "VS-145"), !probe.can_read(last_word + sizeof(Word)));
}

CASE(PageMap, ReadOnlyRightsRefuseWrites, "VS-114", "VS-148") {
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    Probe probe(t, t.vspace());
    CHECK(here("VS-114", "VS-148"), probe.can_read(window));
    CHECK_EQ(here("VS-114", "VS-148"), probe.write(window, value),
             (Access{false, 0, window, false}));
    CHECK_EQ(here("VS-114", "VS-148"), word_at(window), Word{0});
}

CASE(PageMap, RightsOfTheCapabilityLimitThoseAskedFor, "VS-115", "VS-149") {
    const Cap<Page> read_only = t.copy_of(make_page(t), Rights::can_read());
    map_page(t, t.vspace(), read_only, window, Rights::read_write());
    Probe probe(t, t.vspace());
    CHECK(here("VS-115", "VS-149"), probe.can_read(window));
    CHECK(here("VS-115", "VS-149"), !probe.can_write(window));
}

CASE(PageMap, WithoutReadRightIsInaccessible, "VS-116", "VS-150") {
    map_page(t, t.vspace(), make_page(t), window, Rights::none());
    map_page(t, t.vspace(), make_page(t), other_address, Rights::can_write());
    Probe probe(t, t.vspace());
    for (const Word address : {window, other_address}) {
        CHECK(here("VS-116", "VS-150"), !probe.can_read(address));
        CHECK(here("VS-116", "VS-150"), !probe.can_write(address));
    }
}

CASE(PageMap, AgainAtTheSameAddressChangesRights, "VS-117", "VS-151") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window, Rights::can_read());
    Probe probe(t, t.vspace());
    REQUIRE(!probe.can_write(window));
    CHECK_EQ(here("VS-117", "VS-151"), map_reply(page, t.vspace(), window), success());
    CHECK(here("VS-117", "VS-151"), probe.can_write(window));
    CHECK_EQ(here("VS-117", "VS-151"), map_reply(page, t.vspace(), window, Rights::can_read()),
             success());
    CHECK(here("VS-117", "VS-151"), !probe.can_write(window));
}

CASE(PageMap, CopiesShareMemory, "VS-118", "VS-152") {
    const Cap<Page> page = make_page(t);
    const Cap<VSpace> other = make_vspace(t);
    map_page(t, t.vspace(), page, window);
    map_page(t, t.vspace(), t.copy_of(page), other_address);
    map_page(t, other, t.copy_of(page), window);
    word_at(window) = value;
    CHECK_EQ(here("VS-118", "VS-152"), word_at(other_address), value);
    Probe probe(t, other);
    CHECK_EQ(here("VS-118", "VS-152"), probe.read(window).value, value);
    REQUIRE(probe.can_write(window, ~value));
    CHECK_EQ(here("VS-118", "VS-152"), word_at(window), ~value);
}

CASE(PageMap, CacheableAndUncachedHoldData, "VS-119", "VS-153") {
    // Each by itself: two mappings of one page that differ need not agree.
    const Cap<Page> cached = make_page(t);
    const Cap<Page> uncached = make_page(t);
    map_page(t, t.vspace(), cached, window, Rights::read_write(), VmAttributes::page_cacheable());
    map_page(t, t.vspace(), uncached, other_address, Rights::read_write(), VmAttributes::none());
    for (const Word address : {window, other_address}) {
        Probe probe(t, t.vspace());
        REQUIRE(probe.can_write(address, value));
        CHECK_EQ(here("VS-119", "VS-153"), word_at(address), value);
    }
}

CASE(PageMap, ParityAttributeIsAccepted, "VS-243") {
    map_page(t, t.vspace(), make_page(t), window, Rights::read_write(),
             VmAttributes::parity_enabled() | VmAttributes::page_cacheable());
    word_at(window) = value;
    CHECK_EQ("VS-243", word_at(window), value);
}

CASE(PageMap, ReachesTheTopOfUserSpace, "VS-246") {
    const Cap<VSpace> vspace = make_vspace(t);
    map_page(t, vspace, make_page(t), last_user_page);
    Probe probe(t, vspace);
    CHECK("VS-246", probe.can_write(last_user_page + small_page_bytes - sizeof(Word)));
    CHECK_EQ("VS-246", map_reply(make_page(t), vspace, first_kernel_address), invalid_argument(0));
}

}  // namespace selfe::conformance

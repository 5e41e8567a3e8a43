// Tests where things go: the boot contract's order, what is refused, that nothing ever overlaps.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/layout.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace selfe::image {
namespace {

using loader::RegionKind;

constexpr std::uint64_t ram_start = 0x4000'0000;
constexpr std::uint64_t kernel_offset = 0xffff'ff80'0000'0000;

/// A kernel of one segment at the start of RAM and a root task of text and data.
LayoutRequest sample() {
    LayoutRequest request;
    request.kernel = {{kernel_offset + ram_start, ram_start, 0x30190, 0x23d000}};
    request.device_tree_size = 7633;
    request.root_task = {{0x400000, 0, 0x12b0, 0x12b0}, {0x402000, 0, 0x48, 0x12000}};
    request.loader_size = 0xf50;
    request.memory = {{ram_start, ram_start + 0x4000'0000}};
    return request;
}

std::string refusal(const LayoutRequest& request) {
    const auto layout = compute_layout(request);
    return layout ? "accepted" : layout.error().message;
}

std::vector<Range> destinations(const Layout& layout, RegionKind kind) {
    std::vector<Range> ranges;
    for (const Region& region : layout.regions) {
        if (region.kind == kind) {
            ranges.push_back(region.destination);
        }
    }
    return ranges;
}

TEST(Layout, FollowsTheBootContract) {
    const auto layout = compute_layout(sample());
    ASSERT_TRUE(layout) << layout.error().message;
    EXPECT_EQ(destinations(*layout, RegionKind::Kernel),
              (std::vector<Range>{{0x40000000, 0x4023d000}}));
    EXPECT_EQ(destinations(*layout, RegionKind::DeviceTree),
              (std::vector<Range>{{0x4023d000, 0x4023f000}}));
    EXPECT_EQ(destinations(*layout, RegionKind::RootTask),
              (std::vector<Range>{{0x4023f000, 0x40241000}, {0x40241000, 0x40253000}}));
    EXPECT_EQ(layout->root_task, (Range{0x4023f000, 0x40253000}));
    EXPECT_EQ(layout->root_task_offset, 0x4023f000 - 0x400000);
    EXPECT_EQ(layout->device_tree, 0x4023d000U);
    EXPECT_EQ(layout->image.start, 0x40400000U);
}

TEST(Layout, GivesARootTaskThatStartsWithinAPageItsZeroedHead) {
    LayoutRequest request = sample();
    request.root_task = {{0x400120, 0, 0x10, 0x10}};
    const auto layout = compute_layout(request);
    ASSERT_TRUE(layout);
    EXPECT_EQ(destinations(*layout, RegionKind::RootTask),
              (std::vector<Range>{{0x4023f000, 0x4023f120}, {0x4023f120, 0x40240000}}));
    EXPECT_EQ(layout->root_task_offset, 0x4023f000 - 0x400000);
}

TEST(Layout, SortsTheRootTasksSegmentsByAddress) {
    LayoutRequest request = sample();
    std::ranges::reverse(request.root_task);
    const auto layout = compute_layout(request);
    ASSERT_TRUE(layout);
    EXPECT_EQ(destinations(*layout, RegionKind::RootTask),
              (std::vector<Range>{{0x4023f000, 0x40241000}, {0x40241000, 0x40253000}}));
}

TEST(Layout, LeavesNoRoomForAMissingDeviceTree) {
    LayoutRequest request = sample();
    request.device_tree_size = 0;
    const auto layout = compute_layout(request);
    ASSERT_TRUE(layout);
    EXPECT_TRUE(destinations(*layout, RegionKind::DeviceTree).empty());
    EXPECT_EQ(layout->root_task.start, 0x4023d000U);
    EXPECT_EQ(layout->device_tree, 0U);
}

TEST(Layout, PutsTheImageIntoAnotherRangeIfTheFirstIsFull) {
    LayoutRequest request = sample();
    request.memory = {{ram_start, ram_start + 0x254000}, {0x8000'0000, 0x9000'0000}};
    const auto layout = compute_layout(request);
    ASSERT_TRUE(layout) << layout.error().message;
    EXPECT_EQ(layout->image.start, 0x8000'0000U);
}

TEST(Layout, NamesBothThatOverlap) {
    LayoutRequest request = sample();
    request.load_address = 0x40240000;
    EXPECT_EQ(refusal(request),
              "the boot image at 0x40240000-0x40293000 overlaps the root task at "
              "0x4023f000-0x40253000");
    request = sample();
    request.kernel.push_back({kernel_offset + 0x40200000, 0x40200000, 0, 0x1000});
    EXPECT_EQ(refusal(request),
              "the kernel at 0x40200000-0x40201000 overlaps the kernel at "
              "0x40000000-0x4023d000");
}

TEST(Layout, RefusesWhatIsNotInMemory) {
    LayoutRequest request = sample();
    request.memory = {{0x8000'0000, 0x9000'0000}};
    EXPECT_EQ(refusal(request),
              "the kernel at 0x40000000-0x4023d000 is not in the platform's memory");
    request = sample();
    request.memory = {{ram_start, ram_start + 0x248000}};
    request.load_address = ram_start;
    EXPECT_EQ(refusal(request),
              "the root task at 0x4023f000-0x40253000 is not in the platform's memory");
}

TEST(Layout, RefusesARangeThatWrapsAround) {
    LayoutRequest request = sample();
    request.root_task = {{0x400000, 0, 0, ~std::uint64_t{0} - 0x400000}};
    EXPECT_NE(refusal(request), "accepted");
}

TEST(Layout, RefusesToRunOutOfRoom) {
    LayoutRequest request = sample();
    request.memory = {{ram_start, ram_start + 0x254000}};
    EXPECT_TRUE(refusal(request).starts_with("there is no room for the boot image"));
}

TEST(Layout, RefusesSegmentsItCannotPlace) {
    LayoutRequest request = sample();
    request.kernel[0].virtual_address += 0x1000;
    EXPECT_EQ(refusal(request),
              "the kernel's segment at 0xffffff8040001000 has a physical address that differs "
              "within 2 MiB");
    request = sample();
    request.root_task[0].memory_size = 0x2001;
    EXPECT_EQ(refusal(request), "the root task's segments at 0x400000 and 0x402000 overlap");
    request = sample();
    request.kernel.clear();
    EXPECT_EQ(refusal(request), "the kernel has no loaded segment");
    request = sample();
    request.root_task.clear();
    EXPECT_EQ(refusal(request), "the root task has no loaded segment");
    request = sample();
    for (std::uint64_t index = 0; index < loader::max_regions; ++index) {
        request.root_task.push_back({0x800000 + index * 0x1000, 0, 1, 1});
    }
    EXPECT_TRUE(refusal(request).ends_with("segments together, the loader takes 16"));
}

TEST(Layout, RefusesALoadAddressWithinAPage) {
    LayoutRequest request = sample();
    request.load_address = 0x50000800;
    EXPECT_EQ(refusal(request), "the load address 0x50000800 is not a multiple of 4096");
}

// Any request at all: places and sizes at which things now and then meet, and sometimes absurd
// ones.
rc::Gen<std::uint64_t> mostly_below(std::uint64_t limit) {
    return rc::gen::weightedOneOf<std::uint64_t>({{30, rc::gen::inRange<std::uint64_t>(0, limit)},
                                                  {1, rc::gen::arbitrary<std::uint64_t>()}});
}

rc::Gen<std::uint64_t> address() {
    return mostly_below(0x400'0000);
}
rc::Gen<std::uint64_t> size() {
    return mostly_below(0x40'0000);
}

Block any_block() {
    Block block;
    block.physical_address = *address();
    const bool is_mapped_well = *rc::gen::weightedElement<bool>({{9, true}, {1, false}});
    block.virtual_address = is_mapped_well ? block.physical_address + 0x4000'0000 : *address();
    // The ELF reader lets no segment wrap around or have more bytes than memory.
    block.memory_size = std::min(
        *size(), ~std::uint64_t{0} - std::max(block.physical_address, block.virtual_address));
    block.file_size = std::min(*size(), block.memory_size);
    return block;
}

LayoutRequest any_request() {
    LayoutRequest request;
    for (int count = *rc::gen::inRange(0, 4); count > 0; --count) {
        request.kernel.push_back(any_block());
    }
    request.device_tree_size = *size();
    for (int count = *rc::gen::inRange(0, 4); count > 0; --count) {
        request.root_task.push_back(any_block());
    }
    request.loader_size = *rc::gen::inRange<std::uint64_t>(1040, 65536);
    request.memory = {{0, 0x1000'0000}};
    if (*rc::gen::arbitrary<bool>()) {
        request.memory.push_back({0x2000'0000, 0x4000'0000});
    }
    if (*rc::gen::arbitrary<bool>()) {
        request.load_address = *address();
    }
    return request;
}

/// All that an accepted layout must keep, whatever was asked for.
void check(const Layout& layout, const LayoutRequest& request) {
    std::vector<Range> ranges = {layout.image};
    std::uint64_t end_of_sources = request.loader_size;
    for (const Region& region : layout.regions) {
        RC_ASSERT(region.file_size <= region.destination.end - region.destination.start);
        RC_ASSERT(region.source >= end_of_sources);
        end_of_sources = region.source + region.file_size;
        if (region.kind == RegionKind::RootTask) {
            RC_ASSERT(layout.root_task.contains(region.destination));
            RC_ASSERT(region.destination.start == region.virtual_address + layout.root_task_offset);
        }
        ranges.push_back(region.destination);
    }
    RC_ASSERT(end_of_sources <= layout.image_size);
    RC_ASSERT(layout.image_size <= layout.scratch_offset);
    RC_ASSERT(layout.image.end - layout.image.start ==
              layout.scratch_offset + loader::scratch_size);
    for (std::size_t index = 0; index < ranges.size(); ++index) {
        RC_ASSERT(std::ranges::any_of(
            request.memory, [&](const Range& memory) { return memory.contains(ranges[index]); }));
        for (std::size_t other = 0; other < index; ++other) {
            RC_ASSERT(!ranges[index].overlaps(ranges[other]));
        }
    }
}

RC_GTEST_PROP(Layout, NeverOverlapsAndStaysInMemory, ()) {
    const LayoutRequest request = any_request();
    const auto layout = compute_layout(request);
    RC_CLASSIFY(layout.has_value(), "accepted");
    if (layout) {
        check(*layout, request);
    } else {
        RC_ASSERT(!layout.error().message.empty());
    }
}

/// Requests that are fine: the layout must be found.
RC_GTEST_PROP(Layout, AcceptsEveryReasonableRequest, ()) {
    LayoutRequest request = sample();
    request.kernel[0].memory_size = *rc::gen::inRange<std::uint64_t>(1, 0x800000);
    request.kernel[0].file_size =
        *rc::gen::inRange<std::uint64_t>(0, request.kernel[0].memory_size + 1);
    request.device_tree_size = *rc::gen::inRange<std::uint64_t>(0, 0x100000);
    request.root_task.clear();
    std::uint64_t next = *rc::gen::inRange<std::uint64_t>(0x1000, 0x10000000);
    for (int count = *rc::gen::inRange(1, 8); count > 0; --count) {
        const auto size = *rc::gen::inRange<std::uint64_t>(1, 0x100000);
        request.root_task.push_back({next, 0, *rc::gen::inRange<std::uint64_t>(0, size + 1), size});
        next += size + *rc::gen::inRange<std::uint64_t>(0, 0x100000);
    }
    const auto layout = compute_layout(request);
    RC_ASSERT(layout.has_value());
    check(*layout, request);
}

}  // namespace
}  // namespace selfe::image

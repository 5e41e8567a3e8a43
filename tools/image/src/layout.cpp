// Places kernel, device tree, root task and image one behind the other and checks the outcome.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/layout.hpp"

#include <algorithm>

#include "selfe/common/text.hpp"

namespace selfe::image {
namespace {

using loader::RegionKind;

std::uint64_t round_up(std::uint64_t value, std::uint64_t unit) {
    return (value + unit - 1) / unit * unit;
}

std::uint64_t round_down(std::uint64_t value, std::uint64_t unit) {
    return value / unit * unit;
}

std::string describe(const Range& range) {
    return hex(range.start) + "-" + hex(range.end);
}

/// A region together with how messages call it.
struct Claim {
    std::string name;
    Range range;
};

/// Builds a layout step by step; the first step that fails leaves its reason.
class Planner {
  public:
    explicit Planner(const LayoutRequest& request) : request_(request) {}

    Expected<Layout> run() {
        place_kernel();
        place_device_tree();
        place_root_task();
        check_memory();
        place_image();
        check_memory();
        check_overlaps();
        if (error_) {
            return std::unexpected(*error_);
        }
        return std::move(layout_);
    }

  private:
    void refuse(std::string message, std::string hint = {}) {
        if (!error_) {
            error_ = {"", 0, 0, std::move(message), std::move(hint)};
        }
    }
    void add(Region region) {
        next_ = std::max(next_, region.destination.end);
        layout_.regions.push_back(region);
    }
    void place_kernel();
    void place_device_tree();
    void place_root_task();
    void place_sources();
    void place_image();
    [[nodiscard]] std::optional<std::uint64_t> find_room(std::uint64_t size) const;
    [[nodiscard]] std::vector<Claim> claims() const;
    void check_memory();
    void check_overlaps();

    const LayoutRequest& request_;
    Layout layout_;
    std::uint64_t next_{};  ///< end of what is placed so far
    std::optional<Diagnostic> error_;
};

void Planner::place_kernel() {
    for (std::size_t index = 0; index < request_.kernel.size(); ++index) {
        const Block& block = request_.kernel[index];
        if ((block.virtual_address - block.physical_address) % BlockSize != 0) {
            refuse("the kernel's segment at " + hex(block.virtual_address) +
                       " has a physical address that differs within 2 MiB",
                   "the loader maps the kernel in 2 MiB blocks; relink the kernel");
        }
        add({RegionKind::Kernel,
             index,
             {block.physical_address, block.physical_address + block.memory_size},
             block.file_size,
             0,
             block.virtual_address});
    }
    if (request_.kernel.empty()) {
        refuse("the kernel has no loaded segment");
    }
}

void Planner::place_device_tree() {
    if (request_.device_tree_size == 0) {
        return;
    }
    layout_.device_tree = round_up(next_, PageSize);
    const std::uint64_t end = layout_.device_tree + request_.device_tree_size;
    add({RegionKind::DeviceTree,
         0,
         {layout_.device_tree, round_up(end, PageSize)},
         request_.device_tree_size,
         0,
         0});
}

/// The block starts and ends on page boundaries; each segment's region reaches up to the next
/// segment, so that gaps and bss are zeroed and nothing of the block stays unwritten.
void Planner::place_root_task() {
    if (request_.root_task.empty()) {
        refuse("the root task has no loaded segment");
        return;
    }
    std::vector<std::size_t> order(request_.root_task.size());
    for (std::size_t index = 0; index < order.size(); ++index) {
        order[index] = index;
    }
    std::ranges::sort(order, {},
                      [&](std::size_t index) { return request_.root_task[index].virtual_address; });
    const Block& first = request_.root_task[order.front()];
    const Block& last = request_.root_task[order.back()];
    const std::uint64_t base = round_down(first.virtual_address, PageSize);
    const std::uint64_t end = round_up(last.virtual_address + last.memory_size, PageSize);
    layout_.root_task.start = round_up(next_, PageSize);
    layout_.root_task_offset = layout_.root_task.start - base;
    layout_.root_task.end = end + layout_.root_task_offset;
    if (base != first.virtual_address) {
        add({RegionKind::RootTask,
             order.front(),
             {layout_.root_task.start, first.virtual_address + layout_.root_task_offset},
             0,
             0,
             base});
    }
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const Block& block = request_.root_task[order[rank]];
        const std::uint64_t limit =
            rank + 1 < order.size() ? request_.root_task[order[rank + 1]].virtual_address : end;
        if (block.virtual_address + block.memory_size > limit) {
            refuse("the root task's segments at " + hex(block.virtual_address) + " and " +
                   hex(limit) + " overlap");
            return;
        }
        add({RegionKind::RootTask,
             order[rank],
             {block.virtual_address + layout_.root_task_offset, limit + layout_.root_task_offset},
             block.file_size,
             0,
             block.virtual_address});
    }
}

/// Sources lie behind the loader, aligned like their destinations so that whole words are copied.
void Planner::place_sources() {
    constexpr std::uint64_t Alignment = 64;
    std::uint64_t next = request_.loader_size;
    for (Region& region : layout_.regions) {
        region.source = round_up(next, Alignment) + region.destination.start % Alignment;
        next = region.source + region.file_size;
    }
    layout_.image_size = next;
    layout_.scratch_offset = round_up(next, PageSize);
}

std::optional<std::uint64_t> Planner::find_room(std::uint64_t size) const {
    for (const Range& range : request_.memory) {
        const std::uint64_t start = round_up(std::max(range.start, next_), BlockSize);
        if (start < range.end && size <= range.end - start) {
            return start;
        }
    }
    return std::nullopt;
}

void Planner::place_image() {
    place_sources();
    if (layout_.regions.size() > loader::MaxRegions) {
        refuse("kernel and root task have " + std::to_string(layout_.regions.size()) +
                   " segments together, the loader takes " + std::to_string(loader::MaxRegions),
               "link the root task with the project's linker script");
    }
    const std::uint64_t size = layout_.scratch_offset + loader::ScratchSize;
    const auto start = request_.load_address ? request_.load_address : find_room(size);
    if (!start) {
        refuse("there is no room for the boot image (" + std::to_string(size) +
               " bytes) behind kernel and root task");
        return;
    }
    if (*start % PageSize != 0) {
        refuse("the load address " + hex(*start) + " is not a multiple of 4096");
    }
    layout_.image = {*start, *start + size};
}

/// Everything placed so far; the root task counts as one block.
std::vector<Claim> Planner::claims() const {
    std::vector<Claim> claims;
    for (const Region& region : layout_.regions) {
        if (region.kind != RegionKind::RootTask) {
            claims.push_back({region.name(), region.destination});
        }
    }
    claims.push_back({"root task", layout_.root_task});
    if (layout_.image != Range{}) {
        claims.push_back({"boot image", layout_.image});
    }
    return claims;
}

void Planner::check_memory() {
    for (const Claim& claim : claims()) {
        // An end below the start: the addresses wrapped around.
        const bool fits =
            claim.range.start < claim.range.end &&
            std::ranges::any_of(
                request_.memory, [&](const Range& range) { return range.contains(claim.range); });
        if (!fits) {
            refuse("the " + claim.name + " at " + describe(claim.range) +
                       " is not in the platform's memory",
                   "the platform file's [[memory]] and the kernel's configuration must agree");
        }
    }
}

void Planner::check_overlaps() {
    const std::vector<Claim> all = claims();
    for (auto claim = all.begin(); claim != all.end(); ++claim) {
        for (auto other = all.begin(); other != claim; ++other) {
            if (claim->range.overlaps(other->range)) {
                refuse("the " + claim->name + " at " + describe(claim->range) + " overlaps the " +
                       other->name + " at " + describe(other->range));
            }
        }
    }
}

}  // namespace

std::string Region::name() const {
    switch (kind) {
        case RegionKind::Kernel:
            return "kernel";
        case RegionKind::DeviceTree:
            return "device tree";
        case RegionKind::RootTask:
            return "root task";
        case RegionKind::None:
            break;
    }
    return "unknown region";
}

Expected<Layout> compute_layout(const LayoutRequest& request) {
    return Planner(request).run();
}

}  // namespace selfe::image

// Places kernel, device tree, root task and image one behind the other and checks the outcome.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/layout.hpp"

#include "claim.hpp"
#include "selfe/common/text.hpp"

#include <algorithm>
#include <numeric>

namespace selfe::image {
namespace {

using loader::RegionKind;

std::uint64_t round_up(std::uint64_t value, std::uint64_t unit) {
    return (value + unit - 1) / unit * unit;
}

std::uint64_t round_down(std::uint64_t value, std::uint64_t unit) {
    return value / unit * unit;
}

/// Builds a layout step by step; the first step that fails leaves its reason.
class Planner {
  public:
    explicit Planner(const LayoutRequest& request) : request_(request) {}

    Expected<Layout> run() {
        place_kernel();
        place_device_tree();
        place_root_task();
        keep(find_outside(claims(), request_.memory));
        place_image();
        keep(find_outside(claims(), request_.memory));
        keep(find_overlap(claims()));
        if (error_) {
            return std::unexpected(*error_);
        }
        return std::move(layout_);
    }

  private:
    void keep(std::optional<Diagnostic> error) {
        if (!error_) {
            error_ = std::move(error);
        }
    }
    void refuse(std::string message, std::string hint = {}) {
        keep(Diagnostic{"", 0, 0, std::move(message), std::move(hint)});
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

    const LayoutRequest& request_;
    Layout layout_;
    std::uint64_t next_{};  ///< end of what is placed so far
    std::optional<Diagnostic> error_;
};

void Planner::place_kernel() {
    for (std::size_t index = 0; index < request_.kernel.size(); ++index) {
        const Block& block = request_.kernel[index];
        if ((block.virtual_address - block.physical_address) % block_size != 0) {
            refuse("the kernel's segment at " + hex(block.virtual_address) +
                       " has a physical address that differs within 2 MiB",
                   "the loader maps the kernel in 2 MiB blocks; relink the kernel");
        }
        add({.kind = RegionKind::Kernel,
             .block = index,
             .destination = {block.physical_address, block.physical_address + block.memory_size},
             .file_size = block.file_size,
             .virtual_address = block.virtual_address});
    }
    if (request_.kernel.empty()) {
        refuse("the kernel has no loaded segment");
    }
}

void Planner::place_device_tree() {
    if (request_.device_tree_size == 0) {
        return;
    }
    layout_.device_tree = round_up(next_, page_size);
    const std::uint64_t end = layout_.device_tree + request_.device_tree_size;
    add({.kind = RegionKind::DeviceTree,
         .destination = {layout_.device_tree, round_up(end, page_size)},
         .file_size = request_.device_tree_size});
}

/// Indexes of the blocks, lowest virtual address first.
std::vector<std::size_t> order_by_address(const std::vector<Block>& blocks) {
    std::vector<std::size_t> order(blocks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t index) { return blocks[index].virtual_address; });
    return order;
}

/// The block starts and ends on page boundaries; each segment's region reaches up to the next
/// segment, so that gaps and bss are zeroed and nothing of the block stays unwritten.
void Planner::place_root_task() {
    if (request_.root_task.empty()) {
        refuse("the root task has no loaded segment");
        return;
    }
    const std::vector<std::size_t> order = order_by_address(request_.root_task);
    const Block& first = request_.root_task[order.front()];
    const Block& last = request_.root_task[order.back()];
    const std::uint64_t base = round_down(first.virtual_address, page_size);
    const std::uint64_t end = round_up(last.virtual_address + last.memory_size, page_size);
    const std::uint64_t offset = round_up(next_, page_size) - base;
    layout_.root_task = {base + offset, end + offset};
    layout_.root_task_offset = offset;
    if (base != first.virtual_address) {
        add({.kind = RegionKind::RootTask,
             .destination = {base + offset, first.virtual_address + offset},
             .virtual_address = base});
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
        add({.kind = RegionKind::RootTask,
             .block = order[rank],
             .destination = {block.virtual_address + offset, limit + offset},
             .file_size = block.file_size,
             .virtual_address = block.virtual_address});
    }
}

/// Sources lie behind the loader, aligned like their destinations so that whole words are copied.
void Planner::place_sources() {
    constexpr std::uint64_t alignment = 64;
    std::uint64_t next = request_.loader_size;
    for (Region& region : layout_.regions) {
        region.source = round_up(next, alignment) + region.destination.start % alignment;
        next = region.source + region.file_size;
    }
    layout_.image_size = next;
    layout_.scratch_offset = round_up(next, page_size);
}

std::optional<std::uint64_t> Planner::find_room(std::uint64_t size) const {
    for (const Range& range : request_.memory) {
        const std::uint64_t start = round_up(std::max(range.start, next_), block_size);
        if (start < range.end && size <= range.end - start) {
            return start;
        }
    }
    return std::nullopt;
}

void Planner::place_image() {
    place_sources();
    if (layout_.regions.size() > loader::max_regions) {
        refuse("kernel and root task have " + std::to_string(layout_.regions.size()) +
                   " segments together, the loader takes " + std::to_string(loader::max_regions),
               "link the root task with the project's linker script");
    }
    const std::uint64_t size = layout_.scratch_offset + loader::scratch_size;
    const auto start = request_.load_address ? request_.load_address : find_room(size);
    if (!start) {
        refuse("there is no room for the boot image (" + std::to_string(size) +
               " bytes) behind kernel and root task");
        return;
    }
    if (*start % page_size != 0) {
        refuse("the load address " + hex(*start) + " is not a multiple of 4096");
    }
    layout_.image = {*start, *start + size};
}

/// Everything placed so far; the root task counts as one block.
std::vector<Claim> Planner::claims() const {
    std::vector<Claim> claims;
    for (const Region& region : layout_.regions) {
        if (region.kind != RegionKind::RootTask) {
            claims.push_back({std::string(name_of(region.kind)), region.destination});
        }
    }
    claims.push_back({"root task", layout_.root_task});
    if (layout_.image != Range{}) {
        claims.push_back({"boot image", layout_.image});
    }
    return claims;
}

}  // namespace

std::string_view name_of(loader::RegionKind kind) {
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

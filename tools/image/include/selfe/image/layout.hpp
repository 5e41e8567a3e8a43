// Where everything in a boot image goes: a pure function of sizes and addresses.
// SPDX-License-Identifier: BSD-2-Clause
//
// The rules are the kernel's boot contract on Arm: kernel segments at the physical addresses of
// its ELF file, the device tree at the next page, then the root task as one block whose inner
// layout is its virtual one. The boot image itself lies behind all of them, because it is still
// running while it puts them in place.
#pragma once

#include "loader/payload.h"
#include "selfe/common/diagnostic.hpp"
#include "selfe/image/platform.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace selfe::image {

inline constexpr std::uint64_t page_size = 4096;
/// The loader maps in blocks of this size; the image itself starts at a multiple of it.
inline constexpr std::uint64_t block_size = std::uint64_t{2} << 20;

/// A loaded segment of kernel or root task. Addresses and sizes in bytes.
struct Block {
    std::uint64_t virtual_address{};
    std::uint64_t physical_address{};  ///< not used for the root task
    std::uint64_t file_size{};
    std::uint64_t memory_size{};
};

/// All that the layout depends on.
struct LayoutRequest {
    std::vector<Block> kernel;
    std::uint64_t device_tree_size{};
    std::vector<Block> root_task;
    std::uint64_t loader_size{};                ///< bytes of the loader's own code and data
    std::vector<Range> memory;                  ///< RAM of the platform
    std::optional<std::uint64_t> load_address;  ///< nothing: behind everything else
};

/// How messages call a kind of region.
[[nodiscard]] std::string_view name_of(loader::RegionKind kind);

/// One piece of the image and where it goes.
struct Region {
    loader::RegionKind kind{};
    std::size_t block{};        ///< index into the request's kernel or root task blocks
    Range destination;          ///< physical
    std::uint64_t file_size{};  ///< copied; the rest of the destination is zeroed
    std::uint64_t source{};     ///< offset of the bytes in the image
    std::uint64_t virtual_address{};
};

/// The computed places. `regions` is in the order kernel, device tree, root task.
struct Layout {
    std::vector<Region> regions;
    Range root_task;                   ///< physical, whole pages
    std::uint64_t root_task_offset{};  ///< physical minus virtual address, modulo 2^64
    std::uint64_t device_tree{};       ///< physical
    std::uint64_t image_size{};        ///< bytes in the file
    Range image;                       ///< loaded bytes and scratch memory behind them
    std::uint64_t scratch_offset{};    ///< from the image's start
};

/// Computes the layout. Errors: kernel or root task without segments, with too many, or with
/// segments that overlap; a kernel whose virtual and physical addresses differ within 2 MiB; a
/// region that is not inside one memory range of the platform; two regions that overlap (both are
/// named); no room for the image. `Diagnostic::file` is left to the caller.
[[nodiscard]] Expected<Layout> compute_layout(const LayoutRequest& request);

}  // namespace selfe::image

// Checks the ingredients against each other and lays out the image's bytes.
// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>
#include <bit>
#include <cstring>

#include "selfe/common/little_endian.hpp"
#include "selfe/common/text.hpp"
#include "selfe/image/image.hpp"

namespace selfe::image {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the payload table is written as it lies in this machine's memory");

std::vector<Block> blocks_of(const elf::File& file) {
    std::vector<Block> blocks;
    for (const elf::Segment& segment : file.segments()) {
        if (segment.type == elf::SegmentType::Load && segment.memory_size > 0) {
            blocks.push_back({segment.virtual_address, segment.physical_address, segment.file_size,
                              segment.memory_size});
        }
    }
    return blocks;
}

/// The loaded segments in the order of `blocks_of`.
std::vector<std::string_view> contents_of(const elf::File& file) {
    std::vector<std::string_view> contents;
    for (const elf::Segment& segment : file.segments()) {
        if (segment.type == elf::SegmentType::Load && segment.memory_size > 0) {
            contents.push_back(file.contents(segment));
        }
    }
    return contents;
}

bool has_segment(const elf::File& file, elf::SegmentType type) {
    return std::ranges::any_of(file.segments(),
                               [&](const elf::Segment& segment) { return segment.type == type; });
}

Expected<void> check_root_task(const elf::File& root_task, const Platform& platform) {
    const std::string& file = root_task.name();
    if (root_task.architecture() != platform.arch) {
        return fail(file, "is a program for " + root_task.architecture() + ", platform " +
                              platform.name + " is " + platform.arch);
    }
    if (root_task.type() != elf::Type::Executable ||
        has_segment(root_task, elf::SegmentType::Interpreter) ||
        has_segment(root_task, elf::SegmentType::Dynamic)) {
        return fail(file, "is not a static executable: nothing relocates a root task",
                    "link it with -static -no-pie");
    }
    const bool entry_is_loaded = std::ranges::any_of(blocks_of(root_task), [&](const Block& block) {
        return root_task.entry() - block.virtual_address < block.memory_size;
    });
    if (!entry_is_loaded) {
        return fail(
            file, "has its entry point " + hex(root_task.entry()) + " outside its loaded segments");
    }
    return {};
}

/// The loader's bytes as they lie in memory, its payload table included.
Expected<std::string> flatten_loader(const elf::File& file, const Platform& platform) {
    if (file.architecture() != platform.arch) {
        return fail(file.name(), "is a loader for " + file.architecture() + ", platform " +
                                     platform.name + " is " + platform.arch);
    }
    std::string bytes;
    for (const elf::Segment& segment : file.segments()) {
        constexpr std::uint64_t LargestLoader = std::uint64_t{1} << 20;
        if (segment.type != elf::SegmentType::Load) {
            continue;
        }
        const std::uint64_t end = segment.virtual_address + segment.memory_size;
        if (end > LargestLoader) {
            return fail(file.name(), "is not the project's loader: it is not linked at 0");
        }
        bytes.resize(std::max<std::size_t>(bytes.size(), end));
        std::ranges::copy(file.contents(segment),
                          bytes.begin() + static_cast<std::ptrdiff_t>(segment.virtual_address));
    }
    if (bytes.size() < SELFE_PAYLOAD_OFFSET + sizeof(loader::Payload) ||
        std::memcmp(bytes.data() + SELFE_PAYLOAD_OFFSET, loader::PayloadMagic,
                    sizeof loader::PayloadMagic) != 0) {
        return fail(file.name(), "is not the project's loader: it has no payload table");
    }
    loader::Payload payload;
    std::memcpy(&payload, bytes.data() + SELFE_PAYLOAD_OFFSET, sizeof payload);
    if (payload.version != SELFE_PAYLOAD_VERSION || payload.size != SELFE_PAYLOAD_SIZE) {
        return fail(file.name(),
                    "is a loader of version " + std::to_string(payload.version) +
                        ", this selfe-image packs for version " +
                        std::to_string(SELFE_PAYLOAD_VERSION),
                    "build loader and tools from the same tree");
    }
    return bytes;
}

/// The kernel sees only the RAM it was built for; a device tree or root task elsewhere ends in an
/// abort on the console, so it is refused here.
Expected<void> check_kernel_memory(const Layout& layout, const Prefix& prefix) {
    if (prefix.memory_file.empty()) {
        return {};
    }
    for (const Region& region : layout.regions) {
        const bool fits = std::ranges::any_of(
            prefix.memory, [&](const Range& range) { return range.contains(region.destination); });
        if (!fits) {
            return fail(prefix.memory_file,
                        "the kernel was built for other memory: the " + region.name() + " at " +
                            hex(region.destination.start) + "-" + hex(region.destination.end) +
                            " is not in it",
                        "rebuild the kernel for this platform, or choose its platform");
        }
    }
    return {};
}

loader::UartKind uart_kind(const Platform& platform) {
    // A kind without a driver in the loader only costs the loader's own error messages.
    return platform.uart && platform.uart->kind == "pl011" ? loader::UartKind::Pl011
                                                           : loader::UartKind::None;
}

loader::Payload fill_payload(const Ingredients& from, const Layout& layout) {
    loader::Payload payload{};
    std::ranges::copy(loader::PayloadMagic, payload.magic);
    payload.version = SELFE_PAYLOAD_VERSION;
    payload.size = SELFE_PAYLOAD_SIZE;
    payload.machine = from.prefix.kernel.machine();
    payload.region_count = static_cast<std::uint32_t>(layout.regions.size());
    payload.image_size = layout.image_size;
    payload.scratch_offset = layout.scratch_offset;
    payload.scratch_size = loader::ScratchSize;
    payload.load_address = layout.image.start;
    payload.kernel_entry = from.prefix.kernel.entry();
    payload.root_task_start = layout.root_task.start;
    payload.root_task_end = layout.root_task.end;
    payload.root_task_offset = layout.root_task_offset;
    payload.root_task_entry = from.root_task.entry();
    payload.device_tree = layout.device_tree;
    payload.device_tree_size = from.prefix.device_tree.size();
    payload.uart_kind = uart_kind(from.platform);
    payload.uart_base = payload.uart_kind == loader::UartKind::None ? 0 : from.platform.uart->base;
    if (const auto id = from.root_task.build_id(); id && id->size() >= sizeof payload.image_id) {
        std::memcpy(payload.image_id, id->data(), sizeof payload.image_id);
    }
    std::ranges::copy(from.platform.name, payload.platform);
    for (std::size_t index = 0; index < layout.regions.size(); ++index) {
        const Region& region = layout.regions[index];
        payload.regions[index] = {region.destination.start,
                                  region.source,
                                  region.file_size,
                                  region.destination.end - region.destination.start,
                                  region.virtual_address,
                                  region.kind,
                                  0};
    }
    return payload;
}

/// The file bytes behind each region, in the layout's order.
std::string_view source_of(const Region& region, const Ingredients& from) {
    switch (region.kind) {
        case loader::RegionKind::Kernel:
            return contents_of(from.prefix.kernel)[region.block];
        case loader::RegionKind::DeviceTree:
            return from.prefix.device_tree;
        case loader::RegionKind::RootTask:
            return contents_of(from.root_task)[region.block];
        case loader::RegionKind::None:
            break;
    }
    return {};
}

}  // namespace

Expected<Image> pack(const Ingredients& from) {
    if (const auto good = check_root_task(from.root_task, from.platform); !good) {
        return std::unexpected(good.error());
    }
    auto bytes = flatten_loader(from.loader, from.platform);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    auto layout = compute_layout({blocks_of(from.prefix.kernel), from.prefix.device_tree.size(),
                                  blocks_of(from.root_task), bytes->size(), from.platform.memory,
                                  from.platform.load_address});
    if (!layout) {
        layout.error().file = from.platform.file;
        return std::unexpected(layout.error());
    }
    if (const auto good = check_kernel_memory(*layout, from.prefix); !good) {
        return std::unexpected(good.error());
    }
    Image image{std::move(*bytes), fill_payload(from, *layout)};
    image.binary.resize(layout->image_size);
    std::memcpy(image.binary.data() + SELFE_PAYLOAD_OFFSET, &image.payload, sizeof image.payload);
    for (const Region& region : layout->regions) {
        if (region.file_size > 0) {
            const std::string_view source = source_of(region, from);
            std::ranges::copy(source.substr(0, region.file_size),
                              image.binary.begin() + static_cast<std::ptrdiff_t>(region.source));
        }
    }
    return image;
}

}  // namespace selfe::image

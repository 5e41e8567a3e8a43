// Lays out the bytes of an image: loader, filled table, and what the regions are copied from.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/image.hpp"

#include "checks.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace selfe::image {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the payload table is written as it lies in this machine's memory");

std::vector<Block> blocks_of(const elf::File& file) {
    std::vector<Block> blocks;
    for (const elf::Segment& segment : file.loaded_segments()) {
        blocks.push_back({segment.virtual_address, segment.physical_address, segment.file_size,
                          segment.memory_size});
    }
    return blocks;
}

/// The file bytes of what was block `index` of `blocks_of(file)`.
std::string_view contents_of(const elf::File& file, std::size_t index) {
    return file.contents(file.loaded_segments()[index]);
}

loader::UartKind uart_kind(const Platform& platform) {
    using Name = std::pair<std::string_view, loader::UartKind>;
    constexpr std::array<Name, 3> names = {{{"pl011", loader::UartKind::Pl011},
                                            {"imx", loader::UartKind::Imx},
                                            {"ns16550", loader::UartKind::Ns16550}}};
    const std::string_view kind = platform.uart ? std::string_view(platform.uart->kind) : "";
    const auto found = std::ranges::find(names, kind, &Name::first);
    // A kind without a driver in the loader only costs the loader's own error messages.
    return found == names.end() ? loader::UartKind::None : found->second;
}

loader::Payload fill_payload(const Ingredients& from, const Layout& layout) {
    loader::Payload payload{};
    std::ranges::copy(loader::payload_magic, payload.magic);
    payload.version = SELFE_PAYLOAD_VERSION;
    payload.size = SELFE_PAYLOAD_SIZE;
    payload.machine = from.prefix.kernel.machine();
    payload.region_count = static_cast<std::uint32_t>(layout.regions.size());
    payload.image_size = layout.image_size;
    payload.scratch_offset = layout.scratch_offset;
    payload.scratch_size = loader::scratch_size;
    payload.load_address = layout.image.start;
    payload.kernel_entry = from.prefix.kernel.entry();
    payload.root_task_start = layout.root_task.start;
    payload.root_task_end = layout.root_task.end;
    payload.root_task_offset = layout.root_task_offset;
    payload.root_task_entry = from.root_task.entry();
    payload.device_tree = layout.device_tree;
    payload.device_tree_size = from.prefix.device_tree.size();
    payload.uart_kind = uart_kind(from.platform);
    if (payload.uart_kind != loader::UartKind::None) {
        payload.uart_base = from.platform.uart->base;
        payload.uart_register_shift = from.platform.uart->register_shift;
    }
    payload.core_count = from.prefix.cores;
    payload.is_hypervisor = from.prefix.is_hypervisor ? 1 : 0;
    if (payload.core_count > 1) {
        payload.core_start = core_start(from.platform);
        payload.core_control = from.platform.cores->control;
    }
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
            return contents_of(from.prefix.kernel, region.block);
        case loader::RegionKind::DeviceTree:
            return from.prefix.device_tree;
        case loader::RegionKind::RootTask:
            return contents_of(from.root_task, region.block);
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
    if (const auto good = check_processor(from.prefix, from.platform); !good) {
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
    if (const auto good = check_kernel_memory(*layout, from.prefix, from.platform); !good) {
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

// Checks each ingredient against the platform and against the others.
// SPDX-License-Identifier: BSD-2-Clause
#include "checks.hpp"

#include "selfe/common/text.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace selfe::image {
namespace {

bool has_segment(const elf::File& file, elf::SegmentType type) {
    return std::ranges::any_of(file.segments(),
                               [&](const elf::Segment& segment) { return segment.type == type; });
}

}  // namespace

Expected<void> check_root_task(const elf::File& root_task, const Platform& platform) {
    const std::string& file = root_task.name();
    if (root_task.architecture() != platform.arch) {
        return fail(file, "this is a program for " + root_task.architecture() + ", platform " +
                              platform.name + " is " + platform.arch);
    }
    if (root_task.type() != elf::Type::Executable ||
        has_segment(root_task, elf::SegmentType::Interpreter) ||
        has_segment(root_task, elf::SegmentType::Dynamic)) {
        return fail(file, "this is not a static executable: nothing relocates a root task",
                    "link it with -static -no-pie");
    }
    const bool entry_is_loaded =
        std::ranges::any_of(root_task.loaded_segments(), [&](const elf::Segment& segment) {
            return root_task.entry() - segment.virtual_address < segment.memory_size;
        });
    if (!entry_is_loaded) {
        return fail(file, "the entry point " + hex(root_task.entry()) +
                              " lies outside the loaded segments");
    }
    return {};
}

Expected<std::string> flatten_loader(const elf::File& file, const Platform& platform) {
    if (file.architecture() != platform.arch) {
        return fail(file.name(), "this is a loader for " + file.architecture() + ", platform " +
                                     platform.name + " is " + platform.arch);
    }
    std::string bytes;
    for (const elf::Segment& segment : file.loaded_segments()) {
        constexpr std::uint64_t largest_loader = std::uint64_t{1} << 20;
        const std::uint64_t end = segment.virtual_address + segment.memory_size;
        if (end > largest_loader) {
            return fail(file.name(), "this is not the project's loader: it is not linked at 0");
        }
        bytes.resize(std::max<std::size_t>(bytes.size(), end));
        std::ranges::copy(file.contents(segment),
                          bytes.begin() + static_cast<std::ptrdiff_t>(segment.virtual_address));
    }
    if (bytes.size() < SELFE_PAYLOAD_OFFSET + sizeof(loader::Payload) ||
        std::memcmp(bytes.data() + SELFE_PAYLOAD_OFFSET, loader::payload_magic,
                    sizeof loader::payload_magic) != 0) {
        return fail(file.name(), "this is not the project's loader: it has no payload table");
    }
    loader::Payload payload;
    std::memcpy(&payload, bytes.data() + SELFE_PAYLOAD_OFFSET, sizeof payload);
    if (payload.version != SELFE_PAYLOAD_VERSION || payload.size != SELFE_PAYLOAD_SIZE) {
        return fail(file.name(),
                    "this is a loader of version " + std::to_string(payload.version) +
                        ", this selfe-image packs for version " +
                        std::to_string(SELFE_PAYLOAD_VERSION),
                    "build loader and tools from the same tree");
    }
    return bytes;
}

Expected<void> check_kernel_memory(const Layout& layout, const Prefix& prefix,
                                   const Platform& platform) {
    for (const Range& range : prefix.memory) {
        const bool is_there = std::ranges::any_of(
            platform.memory, [&](const Range& memory) { return memory.contains(range); });
        if (!is_there) {
            return fail(prefix.memory_file,
                        "the kernel was built for memory at " + hex(range.start) + "-" +
                            hex(range.end) + ", which platform " + platform.name + " does not have",
                        "rebuild the kernel for this platform, or choose its platform");
        }
    }
    if (prefix.memory_file.empty()) {
        return {};
    }
    for (const Region& region : layout.regions) {
        const bool fits = std::ranges::any_of(
            prefix.memory, [&](const Range& range) { return range.contains(region.destination); });
        if (!fits) {
            return fail(prefix.memory_file,
                        "the kernel was built for other memory: the " +
                            std::string(name_of(region.kind)) + " at " +
                            hex(region.destination.start) + "-" + hex(region.destination.end) +
                            " is not in it",
                        "rebuild the kernel for this platform, or choose its platform");
        }
    }
    return {};
}

loader::CoreStart core_start(const Platform& platform) {
    using Name = std::pair<std::string_view, loader::CoreStart>;
    constexpr std::array<Name, 2> names = {
        {{"psci", loader::CoreStart::Psci}, {"imx6-src", loader::CoreStart::Imx6Src}}};
    const std::string_view start = platform.cores ? std::string_view(platform.cores->start) : "";
    const auto found = std::ranges::find(names, start, &Name::first);
    return found == names.end() ? loader::CoreStart::None : found->second;
}

Expected<void> check_processor(const Prefix& prefix, const Platform& platform) {
    if (prefix.is_hypervisor && platform.arch != "aarch64") {
        return fail(
            prefix.config_file,
            "the kernel has ARM_HYPERVISOR_SUPPORT, which the loader enters on aarch64 only",
            "configure the kernel with KernelArmHypervisorSupport=OFF");
    }
    const std::uint64_t available =
        core_start(platform) == loader::CoreStart::None ? 1 : platform.cores->count;
    if (prefix.cores > available) {
        return fail(prefix.config_file,
                    "the kernel is configured for " + std::to_string(prefix.cores) +
                        " cores, platform " + platform.name + " starts " +
                        std::to_string(available),
                    "configure the kernel with KernelMaxNumNodes=" + std::to_string(available) +
                        ", or say in [cores] of the platform how they are started");
    }
    return {};
}

}  // namespace selfe::image

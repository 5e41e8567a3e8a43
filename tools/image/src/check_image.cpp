// Reads a finished image as the boot loader and a firmware will, and checks what they rely on.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/check_image.hpp"

#include "claim.hpp"
#include "selfe/common/text.hpp"
#include "selfe/image/uimage.hpp"

#include <algorithm>
#include <span>

namespace selfe::image {
namespace {

using loader::RegionKind;

std::span<const loader::PayloadRegion> regions_of(const Image& image) {
    return {image.payload.regions, image.payload.region_count};
}

Range destination_of(const loader::PayloadRegion& region) {
    return {region.destination, region.destination + region.memory_size};
}

std::vector<Claim> claims_of(const Image& image) {
    const loader::Payload& payload = image.payload;
    std::vector<Claim> claims;
    for (const loader::PayloadRegion& region : regions_of(image)) {
        claims.push_back({std::string(name_of(region.kind)), destination_of(region)});
    }
    const std::uint64_t size = payload.scratch_offset + payload.scratch_size;
    claims.push_back({"boot image", {payload.load_address, payload.load_address + size}});
    return claims;
}

/// Whether a part of this kind holds the virtual address.
bool is_in(const Image& image, RegionKind kind, std::uint64_t address) {
    return std::ranges::any_of(regions_of(image), [&](const loader::PayloadRegion& region) {
        return region.kind == kind && address - region.virtual_address < region.memory_size;
    });
}

/// What is wrong with what the table says of its own parts; empty if nothing.
std::string find_contradiction(const Image& image) {
    const loader::Payload& payload = image.payload;
    if (!is_in(image, RegionKind::Kernel, payload.kernel_entry)) {
        return "the kernel's entry " + hex(payload.kernel_entry) + " is not in the kernel";
    }
    if (!is_in(image, RegionKind::RootTask, payload.root_task_entry)) {
        return "the root task's entry " + hex(payload.root_task_entry) + " is not in the root task";
    }
    const Range root_task{payload.root_task_start, payload.root_task_end};
    for (const loader::PayloadRegion& region : regions_of(image)) {
        const std::string name(name_of(region.kind));
        if (region.file_size > region.memory_size || region.source > payload.image_size ||
            region.file_size > payload.image_size - region.source) {
            return "the bytes of the " + name + " are not in the image";
        }
        if (region.kind == RegionKind::RootTask &&
            (!root_task.contains(destination_of(region)) ||
             region.destination - region.virtual_address != payload.root_task_offset)) {
            return "the root task at " + hex(region.destination) + " is not one block";
        }
        if (region.kind == RegionKind::DeviceTree &&
            (region.destination != payload.device_tree || !std::string_view(image.binary)
                                                               .substr(region.source)
                                                               .starts_with("\xd0\x0d\xfe\xed"))) {
            return "there is no device tree at " + hex(payload.device_tree);
        }
    }
    return {};
}

}  // namespace

Expected<void> check_image(const Image& image, const Platform& platform, const std::string& file) {
    const loader::Payload& payload = image.payload;
    if (platform.name != payload.platform) {
        return fail(file, "this image is for platform " + std::string(payload.platform) + ", not " +
                              platform.name);
    }
    if (image.architecture() != platform.arch) {
        return fail(file, "this image is for " + image.architecture() + ", platform " +
                              platform.name + " is " + platform.arch);
    }
    if (platform.load_address && platform.load_address != payload.load_address) {
        return fail(file,
                    "this image is loaded at " + hex(payload.load_address) + ", platform " +
                        platform.name + " loads images at " + hex(*platform.load_address),
                    "pack it again");
    }
    const auto claims = claims_of(image);
    auto error = find_outside(claims, platform.memory);
    if (!error) {
        error = find_overlap(claims);
    }
    if (!error) {
        if (std::string text = find_contradiction(image); !text.empty()) {
            error = Diagnostic{"", 0, 0, std::move(text), "pack it again"};
        }
    }
    if (error) {
        error->file = file;
        return std::unexpected(*error);
    }
    return {};
}

Expected<void> check_form(std::string_view bytes, const Image& image, const std::string& file) {
    const loader::Payload& payload = image.payload;
    const std::uint64_t start = payload.load_address;
    bool is_right = true;
    if (is_uimage(bytes)) {
        is_right = load_address_of_uimage(bytes) == start && entry_of_uimage(bytes) == start;
    } else if (const auto elf = elf::File::parse(std::string(bytes), file)) {
        const auto segments = elf->loaded_segments();
        is_right = segments.size() == 1 && segments[0].physical_address == start &&
                   elf->entry() == start &&
                   segments[0].memory_size >= payload.scratch_offset + payload.scratch_size;
    }
    if (!is_right) {
        return fail(file, "the file's headers do not load and enter the image at " + hex(start),
                    "pack it again");
    }
    return {};
}

}  // namespace selfe::image

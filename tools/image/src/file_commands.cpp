// Finds out which form a file has, and describes or checks it.
// SPDX-License-Identifier: BSD-2-Clause
#include "file_commands.hpp"

#include "selfe/common/file.hpp"
#include "selfe/image/check_image.hpp"
#include "selfe/image/multiboot.hpp"

#include <variant>

namespace selfe::image {
namespace {

/// What `pack` wrote into a file: an image, or one of a multiboot pair.
struct Packed {
    std::string bytes;
    std::variant<Image, elf::File> content;
};

Expected<Packed> read_packed(const std::filesystem::path& path) {
    auto bytes = read_file(path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if (auto file = elf::File::parse(*bytes, path.string()); file && is_multiboot_part(*file)) {
        return Packed{std::move(*bytes), std::move(*file)};
    }
    auto image = parse_image(*bytes, path.string());
    if (!image) {
        return std::unexpected(image.error());
    }
    return Packed{std::move(*bytes), std::move(*image)};
}

}  // namespace

Expected<void> describe_file(const std::filesystem::path& path, std::ostream& out) {
    const auto packed = read_packed(path);
    if (!packed) {
        return std::unexpected(packed.error());
    }
    if (const auto* const file = std::get_if<elf::File>(&packed->content)) {
        describe_multiboot(*file, out);
    } else {
        describe(std::get<Image>(packed->content), out);
    }
    return {};
}

Expected<void> check_file(const std::filesystem::path& path,
                          const std::filesystem::path& platform_file) {
    const auto platform = read_platform(platform_file);
    if (!platform) {
        return std::unexpected(platform.error());
    }
    const auto packed = read_packed(path);
    if (!packed) {
        return std::unexpected(packed.error());
    }
    if (const auto* const file = std::get_if<elf::File>(&packed->content)) {
        return check_multiboot(*file, *platform);
    }
    const Image& image = std::get<Image>(packed->content);
    if (auto good = check_image(image, *platform, path.string()); !good) {
        return good;
    }
    return check_form(packed->bytes, image, path.string());
}

}  // namespace selfe::image

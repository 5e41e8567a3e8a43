// From kernel prefix, platform, loader and root task to the bytes of a boot image, and back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"
#include "selfe/common/diagnostic.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/image/layout.hpp"
#include "selfe/image/platform.hpp"
#include "selfe/image/prefix.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace selfe::image {

/// Everything an image is made of.
struct Ingredients {
    Platform platform;
    Prefix prefix;
    elf::File loader;
    elf::File root_task;
};

/// A finished image: the raw form runs at its first byte, wherever it is loaded 4 KiB-aligned;
/// the ELF form is the same bytes as one segment.
struct Image {
    std::string binary;
    loader::Payload payload;
    [[nodiscard]] std::string elf() const;
};

/// Reads the four inputs of `selfe-image pack`.
[[nodiscard]] Expected<Ingredients> read_ingredients(const std::filesystem::path& prefix,
                                                     const std::filesystem::path& platform,
                                                     const std::filesystem::path& loader,
                                                     const std::filesystem::path& root_task);

/// Makes the image; equal ingredients give equal bytes. Errors: a root task that is dynamic, of
/// another architecture or has its entry outside its segments; a loader of another version; what
/// `compute_layout` refuses; a region outside the RAM that the kernel was built for.
[[nodiscard]] Expected<Image> pack(const Ingredients& ingredients);

/// The image in a file of either form. Errors: no boot image, or one of another version.
[[nodiscard]] Expected<Image> read_image(const std::filesystem::path& path);

/// Prints where everything in an image goes, for people.
void describe(const Image& image, std::ostream& out);

}  // namespace selfe::image

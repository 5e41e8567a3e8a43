// From kernel prefix, platform, loader and root task to the bytes of a boot image, and back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"
#include "selfe/common/diagnostic.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/image/layout.hpp"
#include "selfe/image/platform.hpp"
#include "selfe/image/prefix.hpp"

#include <iosfwd>
#include <string>

namespace selfe::image {

/// Everything an image is made of; the caller keeps it alive while `pack` runs.
struct Ingredients {
    const Platform& platform;
    const Prefix& prefix;
    const elf::File& loader;
    const elf::File& root_task;
};

/// A finished image: the raw form runs at its first byte, wherever it is loaded 4 KiB-aligned;
/// the ELF form is the same bytes as one segment.
struct Image {
    std::string binary;
    loader::Payload payload;
    [[nodiscard]] std::string elf() const;
    /// As platform files call it.
    [[nodiscard]] std::string architecture() const;
};

/// Makes the image; equal ingredients give equal bytes. Errors: a root task that is dynamic, of
/// another architecture or has its entry outside its segments; a loader of another version; what
/// `compute_layout` refuses; a region outside the RAM that the kernel was built for.
[[nodiscard]] Expected<Image> pack(const Ingredients& ingredients);

/// The image in the bytes of a file of any form; `name` only appears in messages. Errors: no boot
/// image, or one of another version.
[[nodiscard]] Expected<Image> parse_image(std::string bytes, const std::string& name);

/// Prints where everything in an image goes, for people.
void describe(const Image& image, std::ostream& out);

}  // namespace selfe::image

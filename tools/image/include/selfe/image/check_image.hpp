// Proves of a finished image, without booting it, that its platform can boot it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/image/image.hpp"
#include "selfe/image/platform.hpp"

#include <string_view>

namespace selfe::image {

/// Checks what the image says of itself against the platform, and against the bytes in it.
/// Errors: it is for another platform or architecture; it is loaded elsewhere than `[boot] address`
/// says; a part lies outside the platform's memory or on another (both are named); an entry point
/// is in none of the parts that it should be in; the device tree is none. `file` is for messages.
[[nodiscard]] Expected<void> check_image(const Image& image, const Platform& platform,
                                         const std::string& file);

/// Checks that the headers in front of the image, an ELF file's or a uImage's, load and enter it
/// where the image itself says. The raw form has none.
[[nodiscard]] Expected<void> check_form(std::string_view bytes, const Image& image,
                                        const std::string& file);

}  // namespace selfe::image

// U-Boot's legacy image format: 64 bytes of header in front of a raw image, for its `bootm`.
// SPDX-License-Identifier: BSD-2-Clause
//
// Written by our own code, so that no other tool is needed and equal images are equal bytes: the
// header's time stamp is 0. Numbers: U-Boot's "image.h", struct legacy_img_hdr.
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/image/image.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace selfe::image {

/// The raw form of `image` as a standalone program, which `bootm` copies to the load address and
/// calls. Errors: a load address beyond 4 GiB, since the header's fields have 32 bits; an
/// architecture that U-Boot does not boot this way. `Diagnostic::file` is left to the caller.
[[nodiscard]] Expected<std::string> write_uimage(const Image& image);

/// The raw form inside `bytes`. Errors: no uImage, one that is damaged (a checksum is wrong), or
/// one that holds something else than `write_uimage` puts there.
[[nodiscard]] Expected<std::string> read_uimage(std::string_view bytes, const std::string& name);

/// Where `bootm` copies the image to and where it enters it. The bytes are a uImage.
[[nodiscard]] std::uint64_t load_address_of_uimage(std::string_view bytes);
[[nodiscard]] std::uint64_t entry_of_uimage(std::string_view bytes);

/// Whether the bytes start like a uImage.
[[nodiscard]] bool is_uimage(std::string_view bytes);

}  // namespace selfe::image

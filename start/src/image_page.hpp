// Finds the capability to a page of the program's own image.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/page.hpp"

namespace selfe::start {

/// The page that holds `address`, which lies in the image. Panics if the boot information's frames
/// are not the image's pages in order.
Cap<Page> image_page(const BootInfo& boot_info, const void* address);

}  // namespace selfe::start

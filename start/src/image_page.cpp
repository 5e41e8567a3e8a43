// The page's capability is found by its place in the image, and checked by its physical address.
// SPDX-License-Identifier: BSD-2-Clause
#include "image_page.hpp"

#include "selfe/panic.hpp"

extern "C" const char __selfe_image_start[];  // root_task.ld

namespace selfe {

Cap<Page> start::image_page(const BootInfo& boot_info, const void* address) {
    constexpr Word page_size = Word{1} << sys::seL4_PageBits;
    const auto offset = static_cast<Word>(static_cast<const char*>(address) - __selfe_image_start) /
                        page_size * page_size;
    const SlotRegion frames = boot_info.user_image_frames();
    if (offset / page_size >= frames.size()) {
        panic("the boot info has too few frames for this image");
    }
    const Cap<Page> first{frames.start};
    const Cap<Page> page{frames.start + offset / page_size};
    // The image is one physical block in the order of its addresses (the kernel's boot contract),
    // so an offset in one is an offset in the other; if not, another page would be lost.
    const Result<Word> first_address = first.get_address();
    const Result<Word> page_address = page.get_address();
    if (!first_address || !page_address || *page_address - *first_address != offset) {
        panic("the boot info's frames are not in the order of this image's pages");
    }
    return page;
}

}  // namespace selfe

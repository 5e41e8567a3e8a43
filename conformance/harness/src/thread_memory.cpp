// The pool of thread memory, in the image's own pages.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/thread_memory.hpp"

#include "selfe/panic.hpp"

extern "C" const char __selfe_image_start[];

namespace selfe::conformance {
namespace {

constinit ThreadMemory pool[thread_number::count];
constinit Word ipc_buffer_slots[thread_number::count];

}  // namespace

ThreadMemory& thread_memory(size_t number) {
    if (number >= thread_number::count) {
        panic("there is no thread memory of this number");
    }
    return pool[number];
}

Word image_page_slot(const BootInfo& boot_info, const void* address) {
    const auto offset = static_cast<Word>(static_cast<const char*>(address) - __selfe_image_start);
    const Word slot = boot_info.user_image_frames().start + offset / ThreadMemory::page_size;
    if (!boot_info.user_image_frames().contains(slot)) {
        panic("boot information has no page for an address of the image");
    }
    return slot;
}

Word ipc_buffer_slot(size_t number) {
    return ipc_buffer_slots[number];
}

void prepare_thread_memory(const BootInfo& boot_info) {
    for (size_t number = 0; number < thread_number::count; ++number) {
        const Cap<Page> guard{image_page_slot(boot_info, pool[number].guard)};
        if (!is_ok(guard.unmap())) {
            panic("a guard page cannot be unmapped");
        }
        ipc_buffer_slots[number] = image_page_slot(boot_info, pool[number].ipc_buffer);
    }
}

}  // namespace selfe::conformance

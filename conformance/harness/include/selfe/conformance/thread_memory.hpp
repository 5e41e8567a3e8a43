// Stacks and IPC buffers for the harness's threads: pages of the image, so that nothing is mapped.
// SPDX-License-Identifier: BSD-2-Clause
//
// Boot gives the root task a capability to each page of its image. A page of .bss is therefore as
// good an IPC buffer as any, and a case needs no page tables before it can test them.
#pragma once

#include <stddef.h>

#include "selfe/boot_info.hpp"
#include "selfe/page.hpp"

namespace selfe::conformance {

/// The memory of one thread.
struct alignas(4096) ThreadMemory {
    static constexpr size_t page_size = 4096;
    static constexpr size_t stack_pages = 4;

    unsigned char
        guard[page_size];  ///< unmapped: an overflow faults instead of spoiling a neighbour
    unsigned char stack[stack_pages * page_size];
    unsigned char ipc_buffer[page_size];
};

/// Who uses which thread memory.
namespace thread_number {
inline constexpr size_t idle_reporter = 0;
inline constexpr size_t case_body = 1;
inline constexpr size_t first_worker = 2;
inline constexpr size_t count = 8;
inline constexpr size_t workers = count - first_worker;  ///< as many as one case can have
}  // namespace thread_number

ThreadMemory& thread_memory(size_t number);

/// Slot, in the root task's CNode, of the page that holds an address of the image.
Word image_page_slot(const BootInfo& boot_info, const void* address);
/// The same for a thread's IPC buffer, once `prepare_thread_memory` has run.
Word ipc_buffer_slot(size_t number);

/// Unmaps the guard pages and notes where the IPC buffers' pages are; once, by the monitor.
void prepare_thread_memory(const BootInfo& boot_info);

}  // namespace selfe::conformance

// The root task: everything user level starts from. Manual: ch:bootup.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boot/memory.hpp"
#include "object/tcb.hpp"

namespace kernel::boot {

/// What the root task finds behind its boot info: `content` follows a head with its `id`, a
/// seL4_BootInfoID. Physical addresses.
struct ExtraRecord {
    Word id;
    Range content;
};

/// What the loader says. Physical addresses.
struct LoaderArguments {
    Range image;        ///< the user image, one block, page-aligned
    Word image_offset;  ///< physical minus virtual address of the image
    Word entry;         ///< virtual address of the first instruction
    const ExtraRecord* extras;
    unsigned extra_count;
};

/// The machine as far as the root task is concerned.
struct Machine {
    FreeMemory memory;     ///< RAM without kernel, device tree and user image
    const Range* devices;  ///< what becomes device untypeds
    unsigned device_count;
};

/// Makes the root task's thread, spaces, boot info and capabilities, and makes it ready to run.
/// All memory that is left goes into its untypeds. Panics if something does not fit.
Tcb& create_root_task(const LoaderArguments& loader, Machine& machine);

}  // namespace kernel::boot

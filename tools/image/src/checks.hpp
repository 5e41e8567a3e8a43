// What must hold between the ingredients of an image before it is worth packing.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"
#include "selfe/common/diagnostic.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/image/layout.hpp"
#include "selfe/image/platform.hpp"
#include "selfe/image/prefix.hpp"

#include <string>

namespace selfe::image {

/// Refuses a root task of another architecture, one that would need a dynamic linker, and one
/// whose entry point is not in its segments.
[[nodiscard]] Expected<void> check_root_task(const elf::File& root_task, const Platform& platform);

/// The loader's bytes as they lie in memory, its empty payload table included. Refuses what is not
/// the project's loader for this platform and payload version.
[[nodiscard]] Expected<std::string> flatten_loader(const elf::File& file, const Platform& platform);

/// Refuses a layout that reaches outside the RAM that the kernel was built for, since the kernel
/// sees no other, and a kernel that was built for RAM that the platform does not have: either would
/// abort with a message on the console at best.
[[nodiscard]] Expected<void> check_kernel_memory(const Layout& layout, const Prefix& prefix,
                                                 const Platform& platform);

/// How the loader starts further cores on `platform`; None if it has no driver for that.
[[nodiscard]] loader::CoreStart core_start(const Platform& platform);

/// Refuses a kernel for more cores than the platform has or the loader can start on it, since it
/// would wait for them for ever, and a hypervisor that the loader cannot enter.
[[nodiscard]] Expected<void> check_processor(const Prefix& prefix, const Platform& platform);

}  // namespace selfe::image

// What the packer takes from a kernel's install prefix.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/image/platform.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace selfe::image {

/// The kernel to boot and what belongs to it.
struct Prefix {
    elf::File kernel;           ///< bin/kernel.elf
    std::string device_tree;    ///< bytes of support/kernel.dtb; empty for multiboot
    std::string memory_file;    ///< support/platform_gen.json, empty if the prefix has none
    std::vector<Range> memory;  ///< RAM that the kernel was built for, from that file
};

/// Reads `folder`, the install prefix of seL4 or of the reference kernel.
/// Errors: no such folder, a file of the layout that is missing (half a
/// prefix; the device tree belongs to it unless the platform's boot method is multiboot), a kernel
/// for another architecture than `platform`, a kernel with hypervisor support (entered at EL2,
/// which the loader does not do), a device tree or a JSON file that is none.
[[nodiscard]] Expected<Prefix> read_prefix(const std::filesystem::path& folder,
                                           const Platform& platform);

}  // namespace selfe::image

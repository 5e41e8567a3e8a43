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
    std::string config_file;    ///< libsel4/include/kernel/gen_config.json, for messages
    std::uint32_t cores{1};     ///< that the kernel was configured for
    bool is_hypervisor{};       ///< entered in the hypervisor's mode (EL2)
};

/// Reads `folder`, the install prefix of seL4 or of the reference kernel.
/// Errors: no such folder, a file of the layout that is missing (half a
/// prefix; the device tree belongs to it unless the platform's boot method is multiboot), a kernel
/// for another architecture than `platform`, a number of cores that is none, a device tree or a
/// JSON file that is none.
[[nodiscard]] Expected<Prefix> read_prefix(const std::filesystem::path& folder,
                                           const Platform& platform);

}  // namespace selfe::image

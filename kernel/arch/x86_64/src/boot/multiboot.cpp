// What the multiboot loader says: the memory map and the module with the root task.
// SPDX-License-Identifier: BSD-2-Clause
//
// Multiboot specification 0.6.96, "Boot information format".
#include "multiboot.hpp"

#include "base/console.hpp"
#include "machine/memory.hpp"

namespace kernel::boot {
namespace {

constexpr Word loader_magic = 0x2bad'b002;

struct Information {
    std::uint32_t flags;
    std::uint32_t memory_lower, memory_upper;
    std::uint32_t boot_device;
    std::uint32_t command_line;
    std::uint32_t module_count, modules;
    std::uint32_t symbols[4];
    std::uint32_t map_length, map;
};

struct Module {
    std::uint32_t start, end;
    std::uint32_t text, reserved;
};

constexpr std::uint32_t has_modules = 1 << 3, has_map = 1 << 6;

/// An entry's own `size` says where the next one is.
void copy_map(const Information& information, LoaderInformation& result) {
    Word at = information.map;
    const Word end = at + information.map_length;
    while (at < end) {
        const auto& region = *machine::from_physical<const seL4_X86_mb_mmap_t>(at);
        if (result.region_count == SEL4_MULTIBOOT_MAX_MMAP_ENTRIES) {
            console::line("the memory map is too long: from ", region.base_addr, " on it is lost");
            return;
        }
        result.regions[result.region_count++] = region;
        at += region.size + sizeof region.size;
    }
}

}  // namespace

LoaderInformation read_multiboot(Word magic, Word information_address) {
    require(magic == loader_magic, "not started by a multiboot loader");
    const auto& information = *machine::from_physical<const Information>(information_address);
    require((information.flags & has_map) != 0, "the loader gives no memory map");
    require((information.flags & has_modules) != 0 && information.module_count == 1,
            "the loader must give one module, the root task");
    LoaderInformation result{};
    copy_map(information, result);
    const auto& module = *machine::from_physical<const Module>(information.modules);
    result.module = {module.start, module.end};
    return result;
}

}  // namespace kernel::boot

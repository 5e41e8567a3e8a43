// Finds chunks by their ids, and hands each to the type that reads it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/extras.hpp"

#include "little_endian.hpp"

namespace selfe {
namespace {

template <class T>
Outcome<T, BootCause> open(const BootInfo& boot_info, Word id) {
    const auto chunk = find_extra(boot_info, id);
    return chunk ? T::open(*chunk) : chunk.error();
}

Outcome<const char*, BootCause> chosen_text(const BootInfo& boot_info, const char* name) {
    const auto tree = device_tree(boot_info);
    if (!tree) {
        return tree.error();
    }
    const auto node = tree->find("/chosen");
    if (!node) {
        return node.error();
    }
    const auto property = node->property(name);
    return property ? property->text() : property.error();
}

}  // namespace

Outcome<Bytes, BootCause> find_extra(const BootInfo& boot_info, Word id) {
    for (const ExtraChunk& chunk : boot_info.extras()) {
        if (chunk.id == id) {
            return Bytes{chunk.data, chunk.size};
        }
    }
    return BootCause::Absent;
}

Outcome<DeviceTree, BootCause> device_tree(const BootInfo& boot_info) {
    return open<DeviceTree>(boot_info, sys::SEL4_BOOTINFO_HEADER_FDT);
}

const char* boot_arguments(const BootInfo& boot_info) {
    const auto text = chosen_text(boot_info, "bootargs");
    return text ? *text : "";
}

Outcome<MemoryMap, BootCause> memory_map(const BootInfo& boot_info) {
    return open<MemoryMap>(boot_info, sys::SEL4_BOOTINFO_HEADER_X86_MBMMAP);
}

Outcome<AcpiRoot, BootCause> acpi_root(const BootInfo& boot_info) {
    return open<AcpiRoot>(boot_info, sys::SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP);
}

Outcome<Framebuffer, BootCause> framebuffer(const BootInfo& boot_info) {
    return open<Framebuffer>(boot_info, sys::SEL4_BOOTINFO_HEADER_X86_FRAMEBUFFER);
}

Outcome<VesaMode, BootCause> vesa_mode(const BootInfo& boot_info) {
    return open<VesaMode>(boot_info, sys::SEL4_BOOTINFO_HEADER_X86_VBE);
}

Outcome<uint32_t, BootCause> tsc_frequency_mhz(const BootInfo& boot_info) {
    const auto chunk = find_extra(boot_info, sys::SEL4_BOOTINFO_HEADER_X86_TSC_FREQ);
    if (!chunk) {
        return chunk.error();
    }
    if (!chunk->hold(0, sizeof(uint32_t))) {
        return BootCause::Truncated;
    }
    return little_endian<uint32_t>(*chunk, 0);
}

}  // namespace selfe

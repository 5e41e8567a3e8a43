// From the multiboot loader to the root task: x86-64's part of booting.
// SPDX-License-Identifier: BSD-2-Clause
#include "acpi.hpp"
#include "base/console.hpp"
#include "elf_image.hpp"
#include "machine/console.hpp"
#include "machine/cpu.hpp"
#include "machine/timer.hpp"
#include "memory_map.hpp"
#include "multiboot.hpp"
#include "thread/run.hpp"

/// End of the kernel in memory, kernel.ld.
extern "C" const char kernel_end[];

namespace kernel::boot {
namespace {

/// What is in the extra records; they are copied from here.
struct Records {
    RootPointer root_pointer;
    struct [[gnu::packed]] {
        std::uint32_t length;
        seL4_X86_mb_mmap_t regions[SEL4_MULTIBOOT_MAX_MMAP_ENTRIES];
    } map;
    std::uint32_t tsc_mhz;
};

static_assert(sizeof(Records::map) + sizeof(seL4_BootInfoHeader) ==
                  sizeof(seL4_X86_BootInfo_mmap_t),
              "the record of the memory map has the layout that kernel/libsel4 promises");

constinit Records records{};

template <typename Content>
ExtraRecord record(Word id, const Content& content) {
    const Word start = machine::to_physical(&content);
    return {id, {start, start + sizeof content}};
}

void fill_records(const LoaderInformation& loader, const RootPointer& root_pointer, Word tsc_mhz) {
    records.root_pointer = root_pointer;
    for (unsigned i = 0; i < loader.region_count; ++i) {
        records.map.regions[i] = loader.regions[i];
        records.map.length +=
            loader.regions[i].size + static_cast<std::uint32_t>(sizeof loader.regions[i].size);
    }
    records.tsc_mhz = static_cast<std::uint32_t>(tsc_mhz);
}

/// Where the root task's image goes: behind kernel and module, wherever the loader put that.
Word image_base(const LoaderInformation& loader, const FreeMemory& memory) {
    const Range wanted = image_range(loader.module);
    const Word size = wanted.end - wanted.start;
    const Word lowest = align_up(loader.module.end, seL4_PageBits);
    for (const Range& range : memory) {
        const Word base = range.start > lowest ? range.start : lowest;
        if (base < range.end && size <= range.end - base) {
            return base;
        }
    }
    panic("no memory for the root task's image");
}

}  // namespace
}  // namespace kernel::boot

/// Arguments: the loader's magic number and its information. Returns the registers of the first
/// thread.
extern "C" kernel::arch::UserContext* boot_kernel(kernel::Word magic, kernel::Word information) {
    using namespace kernel;
    machine::start_console();
    const boot::LoaderInformation loader_information = boot::read_multiboot(magic, information);
    machine::start_cpu();
    const boot::RootPointer& root_pointer = boot::find_root_pointer();
    const machine::ApicAddresses apics = boot::find_apics(root_pointer);
    machine::start_interrupts(apics);
    boot::fill_records(loader_information, root_pointer, machine::calibrate_timer());

    boot::Machine machine{boot::usable_memory(loader_information), nullptr, 0};
    const boot::DeviceRanges devices = boot::device_ranges(machine.memory, apics);
    machine.devices = devices.ranges;
    machine.device_count = devices.count;
    const boot::Range kernel{platform::low_memory_end, machine::to_physical(kernel_end)};
    machine.memory.reserve(kernel);

    boot::LoaderArguments loader = boot::load_image(
        loader_information.module, boot::image_base(loader_information, machine.memory));
    machine.memory.reserve(loader.image);
    const boot::ExtraRecord extras[] = {
        boot::record(SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP, boot::records.root_pointer),
        boot::record(SEL4_BOOTINFO_HEADER_X86_MBMMAP, boot::records.map),
        boot::record(SEL4_BOOTINFO_HEADER_X86_TSC_FREQ, boot::records.tsc_mhz)};
    loader.extras = extras;
    loader.extra_count = sizeof extras / sizeof extras[0];
    boot::create_root_task(loader, machine);
    console::line("the root task starts at ", loader.entry);
    machine::start_timer();
    return &next_thread().context;
}

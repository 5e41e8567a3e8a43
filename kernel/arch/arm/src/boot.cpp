// From the loader to the root task: Arm's part of booting.
// SPDX-License-Identifier: BSD-2-Clause
#include "boot/root_task.hpp"

#include "base/console.hpp"
#include "machine/console.hpp"
#include "machine/cpu.hpp"
#include "machine/interrupts.hpp"
#include "machine/timer.hpp"
#include "object/irq.hpp"
#include "thread/run.hpp"

/// Ends of the kernel in memory, kernel.ld.
extern "C" const char kernel_start[], kernel_end[];

namespace kernel::boot {
namespace {

Range kernel_image() {
    return {machine::to_physical(kernel_start), machine::to_physical(kernel_end)};
}

Range whole_pages(const Range& range) {
    return {align_down(range.start, seL4_PageBits), align_up(range.end, seL4_PageBits)};
}

}  // namespace
}  // namespace kernel::boot

/// Arguments: those of the boot contract, in its order. Returns the registers of the first thread.
extern "C" kernel::arch::UserContext* boot_kernel(kernel::Word image_start, kernel::Word image_end,
                                                  kernel::Word image_offset, kernel::Word entry,
                                                  kernel::Word tree, kernel::Word tree_size) {
    using namespace kernel;
    machine::start_cpu();
    machine::start_console();
    machine::start_interrupts();

    const boot::ExtraRecord device_tree{SEL4_BOOTINFO_HEADER_FDT, {tree, tree + tree_size}};
    const boot::LoaderArguments loader{
        {image_start, image_end}, image_offset, entry, &device_tree, tree ? 1u : 0};
    boot::Machine machine{
        {}, platform::devices, sizeof platform::devices / sizeof platform::devices[0]};
    for (const auto& range : platform::memory) {
        machine.memory.add(range);
    }
    machine.memory.reserve(boot::whole_pages(boot::kernel_image()));
    machine.memory.reserve(boot::whole_pages(loader.image));
    if (loader.extra_count > 0) {
        machine.memory.reserve(boot::whole_pages(device_tree.content));
    }
    irq::reserve(platform::timer_irq);
    boot::create_root_task(loader, machine);
    console::line("the root task starts at ", entry);
    machine::start_timer();
    return &next_thread().context;
}

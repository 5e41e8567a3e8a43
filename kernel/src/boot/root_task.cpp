// The root task: everything user level starts from. Manual: ch:bootup.
// SPDX-License-Identifier: BSD-2-Clause
#include "boot/root_task.hpp"

#include "arch/boot_vspace.hpp"
#include "base/console.hpp"
#include "boot/root_cspace.hpp"
#include "cap/copying.hpp"
#include "cap/derivation.hpp"
#include "thread/scheduler.hpp"

namespace kernel::boot {
namespace {

constexpr unsigned page_bits = seL4_PageBits;

/// Virtual addresses of what the root task finds behind its image, each page-aligned.
struct Layout {
    Range image;
    Word ipc_buffer;
    Word boot_info;
    Word extra;  ///< extra records of the boot info
    Word end;
};

/// Bytes of all extra records with their heads.
Word extra_length(const LoaderArguments& loader) {
    Word length = 0;
    for (unsigned i = 0; i < loader.extra_count; ++i) {
        const Range& content = loader.extras[i].content;
        length += sizeof(seL4_BootInfoHeader) + (content.end - content.start);
    }
    return length;
}

Layout lay_out(const LoaderArguments& loader) {
    Layout layout{};
    layout.image = {loader.image.start - loader.image_offset,
                    align_up(loader.image.end - loader.image_offset, page_bits)};
    layout.ipc_buffer = layout.image.end;
    layout.boot_info = layout.ipc_buffer + bit(page_bits);
    layout.extra = layout.boot_info + bit(seL4_BootInfoFrameBits);
    layout.end = align_up(layout.extra + extra_length(loader), page_bits);
    require(layout.end <= seL4_UserVSpaceTop, "the user image does not fit below the kernel");
    return layout;
}

/// Tables for all of the layout, biggest span first. Returns their slots.
seL4_SlotRegion add_tables(RootCSpace& cspace, FreeMemory& memory, Word root,
                           const Layout& layout) {
    const Word first = cspace.next();
    for (const unsigned span_bits : arch::boot_table_spans) {
        for (Word at = align_down(layout.image.start, span_bits); at < layout.end;
             at += bit(span_bits)) {
            cspace.add(arch::map_boot_table(root, at, memory.take(seL4_PageTableBits)));
        }
    }
    return {first, cspace.next()};
}

seL4_SlotRegion add_image(RootCSpace& cspace, Word root, const LoaderArguments& loader,
                          const Layout& layout) {
    const Word first = cspace.next();
    for (Word at = layout.image.start; at < layout.image.end; at += bit(page_bits)) {
        cspace.add(arch::map_boot_frame(root, at, at + loader.image_offset));
    }
    return {first, cspace.next()};
}

/// New pages with the extra records, and mapped where the layout wants them. They need not lie
/// next to each other, so what crosses the end of one is written in parts.
class ExtraWriter {
  public:
    ExtraWriter(RootCSpace& cspace, FreeMemory& memory, Word root, const Layout& layout)
        : cspace_(cspace), memory_(memory), root_(root), next_(layout.extra) {}

    void write(const void* data, Word size) {
        const auto* bytes = static_cast<const char*>(data);
        while (size > 0) {
            if (room_ == 0) {
                add_page();
            }
            const Word part = smaller(room_, size);
            __builtin_memcpy(to_, bytes, part);
            to_ += part;
            room_ -= part;
            bytes += part;
            size -= part;
        }
    }

  private:
    void add_page() {
        const Word frame = memory_.take(page_bits);
        cspace_.add(arch::map_boot_frame(root_, next_, frame));
        next_ += bit(page_bits);
        to_ = machine::from_physical<char>(frame);
        room_ = bit(page_bits);
    }

    RootCSpace& cspace_;
    FreeMemory& memory_;
    Word root_;
    Word next_;  ///< address of the next page
    char* to_ = nullptr;
    Word room_ = 0;  ///< bytes from `to_` to the end of its page
};

/// Returns the slots of the pages with the extra records.
seL4_SlotRegion add_extra(RootCSpace& cspace, FreeMemory& memory, Word root,
                          const LoaderArguments& loader, const Layout& layout) {
    const Word first = cspace.next();
    ExtraWriter writer(cspace, memory, root, layout);
    for (unsigned i = 0; i < loader.extra_count; ++i) {
        const ExtraRecord& record = loader.extras[i];
        const Word size = record.content.end - record.content.start;
        const seL4_BootInfoHeader head{record.id, sizeof head + size};
        writer.write(&head, sizeof head);
        writer.write(machine::from_physical<const void>(record.content.start), size);
    }
    return {first, cspace.next()};
}

Tcb& create_thread(RootCSpace& cspace, FreeMemory& memory, const LoaderArguments& loader,
                   const Layout& layout) {
    Tcb& thread = tcb::create(machine::from_physical<void>(memory.take(seL4_TCBBits)));
    cspace.set(seL4_CapInitThreadTCB, TcbCap{&thread});
    const auto give = [&](Word index, const Cap& cap, Slot& slot) {
        derivation::insert_copy(cap, cspace.slot(index), slot);
    };
    give(seL4_CapInitThreadCNode, cspace.slot(seL4_CapInitThreadCNode).cap, thread.cspace());
    give(seL4_CapInitThreadVSpace, cspace.slot(seL4_CapInitThreadVSpace).cap, thread.vspace());
    const Slot& buffer = cspace.slot(seL4_CapInitThreadIPCBuffer);
    give(seL4_CapInitThreadIPCBuffer, *derive(buffer, buffer.cap), thread.buffer_frame());
    thread.ipc_buffer = layout.ipc_buffer;
    thread.context.start_at(loader.entry, layout.boot_info);
    thread.priority = thread.max_controlled_priority = seL4_MaxPrio;
    thread.state = ThreadState::Running;
    __builtin_memcpy(thread.name, "rootserver", sizeof "rootserver");
    return thread;
}

void add_untypeds(RootCSpace& cspace, const Machine& machine, seL4_BootInfo& info) {
    const Word first = cspace.next();
    const auto add = [&](Word base, unsigned bits, bool is_device) {
        const Word index = cspace.next() - first;
        if (index == CONFIG_MAX_NUM_BOOTINFO_UNTYPED_CAPS) {
            console::line("memory at ", base, " is lost: the boot info cannot list more untypeds");
            return;
        }
        info.untypedList[index] = {base, static_cast<seL4_Uint8>(bits), is_device, {}};
        cspace.add(UntypedCap{base, bits, is_device, 0});
    };
    for (unsigned i = 0; i < machine.device_count; ++i) {
        for_each_piece(machine.devices[i],
                       [&](Word base, unsigned bits) { add(base, bits, true); });
    }
    for (const Range& range : machine.memory) {
        for_each_piece(range, [&](Word base, unsigned bits) { add(base, bits, false); });
    }
    info.untyped = {first, cspace.next()};
}

}  // namespace

Tcb& create_root_task(const LoaderArguments& loader, Machine& machine) {
    const Layout layout = lay_out(loader);
    FreeMemory& memory = machine.memory;
    // The biggest object first: the free memory is still in one piece.
    RootCSpace cspace(memory);
    cspace.set(seL4_CapIRQControl, IrqControlCap{});
    cspace.set(seL4_CapDomain, DomainCap{});
    const Word root = arch::add_boot_vspace(cspace, memory);

    const Word info_frame = memory.take(seL4_BootInfoFrameBits);
    auto& info = *machine::from_physical<seL4_BootInfo>(info_frame);
    info.numNodes = 1;
    info.initThreadCNodeSizeBits = CONFIG_ROOT_CNODE_SIZE_BITS;
    info.ipcBuffer = reinterpret_cast<seL4_IPCBuffer*>(layout.ipc_buffer);
    info.extraLen = extra_length(loader);
    info.userImagePaging = add_tables(cspace, memory, root, layout);
    cspace.set(seL4_CapBootInfoFrame, arch::map_boot_frame(root, layout.boot_info, info_frame));
    cspace.set(seL4_CapInitThreadIPCBuffer,
               arch::map_boot_frame(root, layout.ipc_buffer, memory.take(page_bits)));
    info.extraBIPages = add_extra(cspace, memory, root, loader, layout);
    info.userImageFrames = add_image(cspace, root, loader, layout);
    Tcb& thread = create_thread(cspace, memory, loader, layout);
    add_untypeds(cspace, machine, info);
    info.empty = {cspace.next(), bit(CONFIG_ROOT_CNODE_SIZE_BITS)};
    scheduler::resume(thread);
    return thread;
}

}  // namespace kernel::boot

// A whole kernel on the pretended machine: the root task's thread, driven by system calls.
// SPDX-License-Identifier: BSD-2-Clause
#include "system.hpp"

#include <cstdio>

#include "arch_names.hpp"
#include "boot/root_task.hpp"
#include "ipc/message.hpp"
#include "object/irq.hpp"
#include "syscall/debug.hpp"
#include "syscall/syscall.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"

namespace kernel::test {
namespace {

constexpr Word memory_bits = 23;
constexpr Word image_pages = 3;
constexpr Word image_address = 0x400000;

void reset_kernel() {
    scheduler::reset();
    debug::reset();
    irq::reset();
    reset_arch();
}

[[noreturn]] void give_up(const char* what, const Answer& answer) {
    std::fprintf(stderr, "%s: error %lu\n", what, answer.label);
    std::abort();
}

}  // namespace

System::System()
    : memory_(static_cast<char*>(std::aligned_alloc(bit(memory_bits), bit(memory_bits)))) {
    reset_kernel();
    machine::pretended() = {};
    const Word start = machine::to_physical(memory_.get());
    machine::pretended().memory_start = start;
    machine::pretended().memory_end = start + bit(memory_bits);

    // Where the loader would have put the user image and the device tree.
    const Word image_end = start + (image_pages << seL4_PageBits);
    const boot::Range tree{image_end, image_end + 100};
    for (Word i = 0; i < 100; ++i) {
        *machine::from_physical<char>(tree.start + i) = static_cast<char>(i);
    }
    static constexpr boot::Range devices[] = {{0x9000000, 0xa000000}};
    boot::Machine machine{{}, devices, 1};
    machine.memory.add({start, start + bit(memory_bits)});
    machine.memory.reserve({start, align_up(tree.end, seL4_PageBits)});
    const boot::ExtraRecord extras[] = {{SEL4_BOOTINFO_HEADER_FDT, tree},
                                        {SEL4_BOOTINFO_HEADER_X86_MBMMAP, {start, image_end}}};
    root_ = &boot::create_root_task(
        {{start, image_end}, start - image_address, image_address, extras, 2}, machine);
    if (&next_thread() != root_) {
        std::abort();
    }
    const auto frame = slot(seL4_CapBootInfoFrame).cap.as<FrameCap>();
    boot_info_ = machine::from_physical<seL4_BootInfo>(frame.base);
    next_slot_ = boot_info_->empty.start;
}

System::~System() {
    reset_kernel();
}

Slot& System::slot(Word index) {
    return root_->cspace().cap.as<CNodeCap>().slots[index];
}

seL4_IPCBuffer& System::buffer_of(Tcb& thread) {
    return *message::buffer_of(thread, message::Access::Receive);
}

void System::trap(Tcb& thread, long number, Word cap, const Message& message) {
    if (scheduler::current() != &thread) {
        std::fputs("a thread that is not the current one cannot trap\n", stderr);
        std::abort();
    }
    thread.context.trapped_at(thread.context.next_pc());
    thread.context.set_cap_register(cap);
    set_syscall_number(thread.context, number);
    thread.context.set_message_info(
        MessageInfo{.label = message.label,
                    .extra_caps = static_cast<unsigned>(message.caps.size()),
                    .length = static_cast<unsigned>(message.words.size())}
            .pack());
    seL4_IPCBuffer* buffer = message::buffer_of(thread, message::Access::Receive);
    for (unsigned i = 0; i < message.words.size(); ++i) {
        message::set_word(thread, buffer, i, message.words[i]);
    }
    for (unsigned i = 0; i < message.caps.size(); ++i) {
        buffer->caps_or_badges[i] = message.caps[i];
    }
    syscall::handle(thread);
    next_thread();
}

Answer System::call(Word cap, const Message& message) {
    trap(*root_, seL4_SysCall, cap, message);
    const auto info = MessageInfo::unpack(root_->context.message_info());
    Answer answer{info.label, {}};
    const seL4_IPCBuffer* buffer = message::buffer_of(*root_, message::Access::Send);
    for (unsigned i = 0; i < info.length; ++i) {
        answer.words.push_back(message::get_word(*root_, buffer, i));
    }
    return answer;
}

Word System::biggest_untyped() const {
    const Word count = boot_info_->untyped.end - boot_info_->untyped.start;
    Word best = 0;
    unsigned best_bits = 0;
    for (Word i = 0; i < count; ++i) {
        const seL4_UntypedDesc& entry = boot_info_->untypedList[i];
        if (!entry.isDevice && entry.sizeBits > best_bits) {
            best = boot_info_->untyped.start + i;
            best_bits = entry.sizeBits;
        }
    }
    return best;
}

Word System::make_from(Word untyped, Word type, Word size_bits) {
    const Word index = next_slot();
    const Answer answer = call(
        untyped, {UntypedRetype, {type, size_bits, 0, 0, index, 1}, {seL4_CapInitThreadCNode}});
    if (answer.label != seL4_NoError) {
        give_up("retype", answer);
    }
    return index;
}

Word System::make(Word type, Word size_bits) {
    return make_from(biggest_untyped(), type, size_bits);
}

Tcb& System::make_thread(Word priority, Word* slot_out) {
    const Word tcb = make(seL4_TCBObject);
    const Word frame = make(small_frame_type);
    // No page table is walked on the host, so the buffer need not be mapped: the frame is what
    // counts.
    constexpr Word buffer_address = 0x10000;
    Answer answer = call(tcb, {TCBConfigure,
                               {0, 0, 0, buffer_address},
                               {seL4_CapInitThreadCNode, seL4_CapInitThreadVSpace, frame}});
    if (answer.label == seL4_NoError) {
        answer = call(tcb, {TCBSetPriority, {priority}, {seL4_CapInitThreadTCB}});
    }
    if (answer.label != seL4_NoError) {
        give_up("thread", answer);
    }
    if (slot_out) {
        *slot_out = tcb;
    }
    return *slot(tcb).cap.as<TcbCap>().tcb;
}

}  // namespace kernel::test

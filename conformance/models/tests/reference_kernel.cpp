// Calls of a model as system calls of the root task on the pretended machine.
// SPDX-License-Identifier: BSD-2-Clause
#include "reference_kernel.hpp"

#include "arch_names.hpp"

namespace selfe::models::test {
namespace {

using kernel::test::System;

Word guard_word(Word guard, unsigned guard_bits) {
    return seL4_CNode_CapData_new(guard, guard_bits).words[0];
}

constexpr Interface reference_interface = {
    .labels = {UntypedRetype, TCBReadRegisters, TCBWriteRegisters, CNodeRevoke, CNodeDelete,
               CNodeCopy, CNodeMint, CNodeMove, CNodeMutate, CNodeRotate,
               kernel::test::frame_get_address},
    .types = {seL4_UntypedObject, seL4_TCBObject, seL4_EndpointObject, seL4_NotificationObject,
              seL4_CapTableObject, kernel::test::small_frame_type},
    .size_bits = {seL4_MinUntypedBits, seL4_TCBBits, seL4_EndpointBits, seL4_NotificationBits,
                  seL4_SlotBits, seL4_PageBits},
    .fan_out_limit = CONFIG_RETYPE_FAN_OUT_LIMIT,
    .guard_word = guard_word,
    .max_guard_bits = 58,
    .badge_bits = seL4_BadgeBits,
};

Field field_of(System& system) {
    Field field{.root = seL4_CapInitThreadCNode,
                .pool = system.make(seL4_UntypedObject, pool_bits),
                .canary = system.next_slot(),
                .scratch = {system.next_slot(), system.next_slot()},
                .window = system.next_slot()};
    for (Word i = 1; i < Field::window_size; ++i) {
        system.next_slot();
    }
    return field;
}

}  // namespace

ReferenceKernel::ReferenceKernel() : ReferenceKernel(std::make_unique<System>()) {}

ReferenceKernel::ReferenceKernel(std::unique_ptr<System> system)
    : Kernel(reference_interface, field_of(*system)), system_(std::move(system)) {}

Answer ReferenceKernel::call(Word cptr, const Message& message) {
    Message sent = message;
    if (spoil) {
        spoil(sent);
    }
    const kernel::test::Answer heard =
        system_->call(cptr, {sent.label,
                             {sent.words, sent.words + sent.length},
                             {sent.caps, sent.caps + sent.cap_count}});
    Answer answer{heard.label, heard.words.size(), {}};
    for (size_t i = 0; i < heard.words.size() && i < Answer::max_words; ++i) {
        answer.words[i] = heard.words[i];
    }
    return answer;
}

void ReferenceKernel::nb_send(Word cptr) {
    system_->trap(system_->root(), seL4_SysNBSend, cptr);
}

Word ReferenceKernel::poll(Word cptr) {
    system_->trap(system_->root(), seL4_SysNBRecv, cptr);
    return system_->root().context.cap_register();
}

}  // namespace selfe::models::test

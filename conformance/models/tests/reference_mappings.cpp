// Looks into the reference kernel's translation tables as the processor would.
// SPDX-License-Identifier: BSD-2-Clause
#include "reference_mappings.hpp"

#include <cstring>

#include "mapping_machine.hpp"
#include "object/asid.hpp"

namespace selfe::models::test {
namespace {

using kernel::test::System;

/// What stands for code; an execution delivers it.
constexpr Word code = 0xc0de;

Word next_slots(System& system, unsigned count) {
    const Word first = system.next_slot();
    for (unsigned i = 1; i < count; ++i) {
        system.next_slot();
    }
    return first;
}

/// Makes a frame of any memory that boot has left and that is large enough. 0: there is none.
Word make_big_frame(System& system, models::Kernel& calls, const mapping::FrameSize& size) {
    const Word slot = system.next_slot();
    const auto& untypeds = system.boot_info().untyped;
    for (Word untyped = untypeds.start; untyped < untypeds.end; ++untyped) {
        const bool is_device = system.boot_info().untypedList[untyped - untypeds.start].isDevice;
        if (!is_device && calls.retype(untyped, size.type, 0, slot).is_success()) {
            return slot;
        }
    }
    return 0;
}

}  // namespace

ReferenceMappings::ReferenceMappings(ReferenceKernel& calls)
    : Kernel(calls, mapping_architecture),
      system_(calls.system()),
      tcb_(system_.make(seL4_TCBObject)) {
    const Word stock = make_big_frame(system_, calls, mapping_architecture.sizes[1]);
    reserve_ = {.own_vspace = seL4_CapInitThreadVSpace,
                .asid_control = seL4_CapASIDControl,
                .asid_pool = seL4_CapInitThreadASIDPool,
                .homes = next_slots(system_, mapping::home_count),
                .stock = stock,
                .stock_count = stock != 0 ? 1u : 0u,
                .stock_frames = {{1, true}}};
}

bool ReferenceMappings::fill(Word frame, unsigned, const mapping::Content* contents, size_t count) {
    const Answer answer =
        calls().call(frame, message(calls().interface().labels.frame_get_address));
    for (size_t i = 0; i < count; ++i) {
        const auto page = reinterpret_cast<char*>(answer.words[0] + contents[i].offset);
        std::memcpy(page, &contents[i].value, sizeof(Word));
        std::memcpy(page + mapping::code_offset, &code, sizeof code);
    }
    return answer.is_success();
}

bool ReferenceMappings::set_space(Word vspace) {
    Message set = message(TCBSetSpace, 0, 0, 0);
    set.caps[set.cap_count++] = calls().field().root;
    set.caps[set.cap_count++] = vspace;
    return calls().call(tcb_, set).is_success();
}

bool ReferenceMappings::enter(Word vspace) {
    const auto cap = system_.slot(vspace).cap.as<kernel::VSpaceCap>();
    const auto root = kernel::asid::find_root(cap.asid);
    root_ = root ? *root : 0;
    return root && set_space(vspace);
}

void ReferenceMappings::leave() {
    set_space(reserve().own_vspace);
}

mapping::Access ReferenceMappings::look(mapping::Use use, Word address, Word value) {
    const Translation found = translate(root_, address);
    const bool is_allowed = use == mapping::Use::Read    ? found.can_read
                            : use == mapping::Use::Write ? found.can_write
                                                         : found.can_execute && found.can_read;
    if (!is_allowed) {
        return {false, 0, address};
    }
    const auto word = reinterpret_cast<char*>(found.physical);
    if (use == mapping::Use::Write) {
        std::memcpy(word, &value, sizeof value);
        return {true, 0, 0};
    }
    std::memcpy(&value, word, sizeof value);
    // Something else than code is no execution.
    return {use == mapping::Use::Read || value == code, value, address};
}

}  // namespace selfe::models::test

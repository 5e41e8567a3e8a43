// What slots, memory and interrupts' handlers must have behind refused messages.
// SPDX-License-Identifier: BSD-2-Clause
#include "states.hpp"

namespace selfe::conformance::sweep {

SlotState::SlotState(Objects& objects, const Method& method, Message& message)
    : t_(objects.test()) {
    for (size_t i = 0; i < method.field_count; ++i) {
        const char* const name = method.fields[i].name;
        const Word slot = message.word(method.fields[i].word);
        if (is_same(name, "dest_index")) {
            empty_ = slot;
        } else if (is_same(name, "index")) {
            // An endpoint with a badged child: there is something to delete, and to revoke.
            t_.must(t_.memory().retype<Endpoint>(t_.slot_of(Cap<Any>{slot})),
                    "an endpoint cannot be made");
            expect(slot);
            expect(t_.minted(Cap<Endpoint>{slot}, 1).bits);
        } else if (ends_with(name, "_index")) {
            expect(slot);
        }
    }
}

const char* SlotState::loss() {
    for (size_t i = 0; i < full_count_; ++i) {
        if (t_.is_empty(Cap<Any>{full_[i]})) {
            return "a capability has gone";
        }
    }
    return empty_ != Message::no_slot && !t_.is_empty(Cap<Any>{empty_}) ? "a slot has been filled"
                                                                        : nullptr;
}

MemoryState::MemoryState(Objects& objects, const Method&, Message& message)
    : t_(objects.test()), untyped_(t_.make<Untyped>(sys::seL4_ASIDPoolBits)) {
    t_.make_from<Untyped>(untyped_, sys::seL4_MinUntypedBits);
    message.retarget(untyped_);
}

const char* MemoryState::loss() {
    for (Word bits = sys::seL4_MinUntypedBits; bits < sys::seL4_ASIDPoolBits; ++bits) {
        const Slot slot = t_.empty_slot();
        const Error error =
            untyped_.retype(Traits<Untyped>::type, bits, t_.cnode(), 0, 0, slot.index, 1);
        if (error != Error::NoError) {
            return "some of its memory has gone";
        }
    }
    return nullptr;
}

HandlerState::HandlerState(Objects& objects, const Method&, Message& message)
    : t_(objects.test()), memory_(t_.make<Untyped>(sys::seL4_NotificationBits)) {
    const Cap<Notification> notification = t_.make_from<Notification>(memory_);
    t_.must(Cap<IrqHandler>{message.target().bits}.set_notification(notification),
            "a handler's notification cannot be set");
    t_.must(t_.slot_of(notification).delete_(), "a capability cannot be deleted");
}

const char* HandlerState::loss() {
    const Error error = memory_.retype<Notification>(t_.empty_slot());
    return error == Error::NotEnoughMemory ? nullptr : "it has forgotten its notification";
}

void note(const Loss& loss) {
    if (loss.what != nullptr) {
        DetailText text;
        text.add("behind refused messages: ");
        text.add(loss.what);
        Outcome::current().note(text);
    }
}

}  // namespace selfe::conformance::sweep

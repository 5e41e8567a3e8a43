// New objects in raw memory: how big each type is, how it begins, and the first capability to it.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/creation.hpp"

#include <new>

#include "arch/object_types.hpp"
#include "object/notification.hpp"

namespace kernel::creation {
namespace {

void* cleared(Word base, unsigned bits) {
    void* memory = machine::from_physical<void>(base);
    __builtin_memset(memory, 0, bit(bits));
    return memory;
}

}  // namespace

unsigned size_bits(Word type, unsigned user_bits) {
    switch (type) {
        case seL4_UntypedObject:
            return user_bits;
        case seL4_TCBObject:
            return seL4_TCBBits;
        case seL4_EndpointObject:
            return seL4_EndpointBits;
        case seL4_NotificationObject:
            return seL4_NotificationBits;
        case seL4_CapTableObject:
            return user_bits + seL4_SlotBits;
        default:
            return arch::object_size_bits(type);
    }
}

Cap create(Word type, unsigned user_bits, Word base, bool is_device) {
    const unsigned bits = size_bits(type, user_bits);
    switch (type) {
        case seL4_UntypedObject:
            // Cleared when it becomes something else.
            return UntypedCap{base, bits, is_device, 0};
        case seL4_TCBObject:
            return TcbCap{&tcb::create(cleared(base, bits))};
        case seL4_EndpointObject:
            return EndpointCap{new (cleared(base, bits)) Endpoint, 0, Rights::all()};
        case seL4_NotificationObject:
            return NotificationCap{new (cleared(base, bits)) Notification, 0, Rights::all()};
        case seL4_CapTableObject:
            return CNodeCap{static_cast<Slot*>(cleared(base, bits)), user_bits, 0, 0};
        default:
            if (!is_device) {
                cleared(base, bits);
            }
            return arch::create_object(type, base, is_device);
    }
}

}  // namespace kernel::creation

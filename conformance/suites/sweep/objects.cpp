// Makes the objects that every architecture has, and finds those that boot gave.
// SPDX-License-Identifier: BSD-2-Clause
#include "objects.hpp"

#include "interrupts.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance::sweep {

bool is_same(const char* a, const char* b) {
    while (*a != '\0' && *a == *b) {
        ++a;
        ++b;
    }
    return *a == *b;
}

bool ends_with(const char* text, const char* end) {
    for (; *text != '\0'; ++text) {
        if (is_same(text, end)) {
            return true;
        }
    }
    return false;
}

Cap<Any> Objects::made(Word object_type, Word size_bits) {
    const Slot slot = t_.empty_slot();
    t_.must(t_.memory().retype(object_type, size_bits, t_.cnode(), 0, 0, slot.index, 1),
            "an object of a type that is swept cannot be made");
    return Cap<Any>{slot.index};
}

Cap<Any> Objects::from_boot(Word slot) {
    return t_.is_empty(t_.boot_slot(slot)) ? Cap<Any>{} : boot_.cap(slot);
}

Cap<Any> Objects::irq_handler() {
    if (irq_handler_.bits == 0 && platform::spare_irq_count != 0) {
        const Slot slot = t_.empty_slot();
        const auto control = boot_.cap<IrqControl>(sys::seL4_CapIRQControl);
        t_.must(issue_handler(control, platform::spare_irqs[0], Trigger::Edge, slot),
                "a spare interrupt has no handler");
        irq_handler_ = Cap<Any>{slot.index};
    }
    return irq_handler_;
}

Cap<Any> Objects::other_vspace() {
    if (other_vspace_.bits == 0) {
        other_vspace_ = make_vspace(t_);
    }
    return other_vspace_;
}

Cap<Any> Objects::of(const Interface& interface) {
    const auto is = [&](const char* name) { return is_same(interface.name, name); };
    if (is("seL4_CNode")) {
        return t_.cnode();
    }
    if (is("seL4_Untyped")) {
        return t_.make<Untyped>(sys::seL4_ASIDPoolBits);  // what ASIDControl.MakePool takes, too
    }
    if (is("seL4_SchedControl")) {
        return t_.time_authority();
    }
    if (is("seL4_DomainSet")) {
        return t_.domain_set();
    }
    if (is("seL4_IRQHandler")) {
        return irq_handler();
    }
    if (const Cap<Any> special = arch_object(interface); special.bits != 0) {
        return special;
    }
    if (interface.object_type != Interface::none) {
        constexpr Word of_one_size = 0;
        return made(interface.object_type,
                    is("seL4_SchedContext") ? least_context_bits : of_one_size);
    }
    return interface.boot_slot != Interface::none ? from_boot(interface.boot_slot) : Cap<Any>{};
}

const char* Objects::why_none(const Interface& interface) const {
    if (is_same(interface.name, "seL4_IRQHandler")) {
        return "this platform names no spare interrupt";
    }
    return interface.boot_slot != Interface::none
               ? "boot left no capability of this type: the kernel is configured without, or the "
                 "machine lacks it"
               : "libsel4 names no object of this type to be made, and no slot in which boot "
                 "leaves one";
}

Cap<Any> Objects::of(const Argument& argument) {
    const auto is = [&](const char* name) { return is_same(argument.name, name); };
    if (is("authority")) {
        return t_.tcb();  // a new thread may not give any priority
    }
    if (argument.interface != nullptr) {
        return of(*argument.interface);
    }
    if (is("notification")) {
        return t_.make<Notification>();
    }
    if (ends_with(argument.name, "fault_ep")) {
        return t_.make<Endpoint>();
    }
    if (is("bufferFrame")) {
        return make_page(t_);
    }
    if (is("vspace_root")) {
        return other_vspace();  // a thread that got it would notice
    }
    if (is("vspace")) {
        return t_.vspace();
    }
    return is("tcb") ? Cap<Any>(t_.make<Tcb>()) : Cap<Any>{};
}

Word Objects::free_address(const Interface& interface) {
    if (addresses_given_ == 0) {
        map_page(t_, t_.vspace(), make_page(t_), window);
    }
    return window + span_of(interface) * ++addresses_given_;
}

}  // namespace selfe::conformance::sweep

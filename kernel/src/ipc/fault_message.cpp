// Faults as messages: what a handler reads, and what its reply does. Manual: sec:faults.
// SPDX-License-Identifier: BSD-2-Clause
#include "ipc/fault_message.hpp"

#include "arch/fault_registers.hpp"
#include "base/console.hpp"
#include "cap/cspace.hpp"
#include "object/endpoint.hpp"

namespace kernel::fault_message {
namespace {

/// Writes words from 0 up and counts those that found a place.
class Writer {
  public:
    Writer(Tcb& receiver, seL4_IPCBuffer* buffer) : receiver_(receiver), buffer_(buffer) {}

    void add(Word value) {
        length_ += message::set_word(receiver_, buffer_, length_, value) ? 1 : 0;
    }
    unsigned length() const { return length_; }

  private:
    Tcb& receiver_;
    seL4_IPCBuffer* buffer_;
    unsigned length_ = 0;
};

void write_cap_fault(Writer& words, const Tcb& sender) {
    const Fault& fault = sender.fault;
    words.add(sender.context.fault_pc());
    words.add(fault.address);
    words.add(fault.is_receive ? 1 : 0);
    words.add(fault.lookup.type);
    for (unsigned i = 0; i < fault.lookup.detail_words(); ++i) {
        words.add(fault.lookup.detail[i]);
    }
}

void write_vm_fault(Writer& words, const Tcb& sender) {
    words.add(sender.context.fault_pc());
    words.add(sender.fault.address);
    words.add(sender.fault.is_instruction ? 1 : 0);
    words.add(sender.fault.code);
}

/// The first `length` message words of `handler` go into the registers that
/// the fault message showed.
template <unsigned Count, typename SetRegister>
void write_back(Tcb& thread, const Tcb& handler, unsigned length, SetRegister set_register) {
    const seL4_IPCBuffer* buffer = message::buffer_of(handler, message::Access::Send);
    const unsigned count = smaller(message::reachable_length(length, buffer), Count);
    for (unsigned i = 0; i < count; ++i) {
        set_register(thread.context, i, message::get_word(handler, buffer, i));
    }
}

bool send_to_handler(Tcb& thread) {
    const auto slot = cspace::lookup(thread, thread.fault_handler);
    if (!slot || !(*slot)->cap.is<EndpointCap>()) {
        return false;
    }
    const auto handler = (*slot)->cap.as<EndpointCap>();
    if (!handler.rights.has(Rights::write) || !handler.rights.can_be_replied_to()) {
        return false;
    }
    endpoint::send(thread, handler, endpoint::Blocks::Yes, /*is_call=*/true);
    return true;
}

}  // namespace

MessageInfo write(const Tcb& sender, Tcb& receiver, seL4_IPCBuffer* buffer) {
    Writer words(receiver, buffer);
    const Fault& fault = sender.fault;
    switch (fault.type) {
        case seL4_Fault_CapFault:
            write_cap_fault(words, sender);
            break;
        case seL4_Fault_UnknownSyscall:
            for (unsigned i = 0; i < arch::syscall_fault_registers; ++i) {
                words.add(arch::syscall_fault_register(sender.context, i));
            }
            words.add(fault.code);
            break;
        case seL4_Fault_UserException:
            for (unsigned i = 0; i < arch::exception_fault_registers; ++i) {
                words.add(arch::exception_fault_register(sender.context, i));
            }
            words.add(fault.code);
            words.add(fault.address);
            break;
        default:
            write_vm_fault(words, sender);
            break;
    }
    return {.label = fault.type, .length = words.length()};
}

bool take_reply(Tcb& thread, const Tcb& handler) {
    const auto info = MessageInfo::unpack(handler.context.message_info());
    switch (thread.fault.type) {
        case seL4_Fault_UnknownSyscall:
            write_back<arch::syscall_fault_registers>(thread, handler, info.length,
                                                      arch::set_syscall_fault_register);
            return info.label == 0;
        case seL4_Fault_UserException:
            write_back<arch::exception_fault_registers>(thread, handler, info.length,
                                                        arch::set_exception_fault_register);
            return info.label == 0;
        default:
            return true;
    }
}

void raise(Tcb& thread, const Fault& fault) {
    thread.fault = fault;
    if (!send_to_handler(thread)) {
        // Nobody will ever ask for it: resumed, the thread begins anew.
        thread.fault = {};
        thread.state = ThreadState::Inactive;
        console::line("fault ", fault.type, " without a handler: thread ", thread.name, " pc ",
                      thread.context.fault_pc(), " address ", fault.address, " code ", fault.code);
    }
}

}  // namespace kernel::fault_message

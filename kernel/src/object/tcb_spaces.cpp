// TCB methods that set CSpace, VSpace, IPC buffer and fault handler. Manual: sec:threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/tcb_spaces.hpp"

#include "cap/copying.hpp"
#include "cap/deletion.hpp"
#include "cap/derivation.hpp"
#include "ipc/buffer_frame.hpp"
#include "thread/vspace.hpp"

namespace kernel::tcb {
namespace {

/// A capability that a thread is to hold, and the slot it is copied from.
struct Grant {
    Cap cap;
    Slot* source = nullptr;
};

/// A copy of what is in `source`, with `data` applied unless it is 0.
Result<Grant> grant_from(Slot& source, Word data) {
    const Cap wanted = data == 0 ? source.cap : with_data(source.cap, data, /*keep_badge=*/false);
    const auto cap = derive(source, wanted);
    if (!cap) {
        return cap.error();
    }
    return Grant{*cap, &source};
}

Result<Grant> cspace_grant(Slot& source, Word data) {
    const auto grant = grant_from(source, data);
    if (grant && !grant->cap.is<CNodeCap>()) {
        return Error::illegal_operation();
    }
    return grant;
}

Result<Grant> vspace_grant(Slot& source) {
    const auto grant = grant_from(source, 0);
    if (grant && !is_usable_vspace(grant->cap)) {
        return Error::illegal_operation();
    }
    return grant;
}

/// `address` 0 means no buffer; the capability is then not looked at.
Result<Grant> buffer_grant(Slot& source, Word address) {
    if (address == 0) {
        return Grant{};
    }
    const auto grant = grant_from(source, 0);
    if (!grant) {
        return grant;
    }
    if (const Status usable = buffer_frame::check(grant->cap, address); !usable) {
        return usable.error();
    }
    return grant;
}

/// The thread's only capability to a CNode cannot be replaced: emptying the CNode takes a method
/// that gives way to interrupts. Errors: IllegalOperation.
Status check_replaceable(const Slot& slot) {
    const bool dies = slot.cap.is<CNodeCap>() && derivation::is_last_to_object(slot);
    return dies ? Status{Error::illegal_operation()} : ok;
}

struct Spaces {
    Grant cspace;
    Grant vspace;
};

/// CSpace and VSpace from extra capabilities 0 and 1, with the data in word 1. Word 2, the
/// VSpace's, says nothing: a capability to one has neither badge nor guard.
Result<Spaces> spaces_from(const Invocation& call) {
    if (const Status allowed = check_replaceable(call.slot.cap.as<TcbCap>().tcb->cspace());
        !allowed) {
        return allowed.error();
    }
    const auto cspace = cspace_grant(*call.extra(0), call.argument(1));
    if (!cspace) {
        return cspace.error();
    }
    const auto vspace = vspace_grant(*call.extra(1));
    if (!vspace) {
        return vspace.error();
    }
    return Spaces{*cspace, *vspace};
}

/// Replaces what a thread holds. Invariant: that is no last capability to anything with slots, so
/// the deletion changes no other slot.
void install(Slot& slot, const Grant& grant) {
    delete_simple(slot);
    if (grant.source) {
        derivation::insert_copy(grant.cap, *grant.source, slot);
    }
}

void install_spaces(Tcb& thread, Word fault_handler, const Spaces& spaces) {
    thread.fault_handler = fault_handler;
    install(thread.cspace(), spaces.cspace);
    install(thread.vspace(), spaces.vspace);
}

void install_buffer(Tcb& thread, Word address, const Grant& buffer) {
    install(thread.buffer_frame(), buffer);
    thread.ipc_buffer = address;
}

}  // namespace

Status configure(Invocation& call) {
    if (!call.has(4, 3)) {
        return Error::truncated_message();
    }
    const Word address = call.argument(3);
    const auto buffer = buffer_grant(*call.extra(2), address);
    if (!buffer) {
        return buffer.error();
    }
    const auto spaces = spaces_from(call);
    if (!spaces) {
        return spaces.error();
    }
    Tcb& thread = *call.slot.cap.as<TcbCap>().tcb;
    install_spaces(thread, call.argument(0), *spaces);
    install_buffer(thread, address, *buffer);
    return ok;
}

Status set_space(Invocation& call) {
    if (!call.has(3, 2)) {
        return Error::truncated_message();
    }
    const auto spaces = spaces_from(call);
    if (!spaces) {
        return spaces.error();
    }
    install_spaces(*call.slot.cap.as<TcbCap>().tcb, call.argument(0), *spaces);
    return ok;
}

Status set_ipc_buffer(Invocation& call) {
    if (!call.has(1, 1)) {
        return Error::truncated_message();
    }
    const Word address = call.argument(0);
    const auto buffer = buffer_grant(*call.extra(0), address);
    if (!buffer) {
        return buffer.error();
    }
    install_buffer(*call.slot.cap.as<TcbCap>().tcb, address, *buffer);
    return ok;
}

}  // namespace kernel::tcb

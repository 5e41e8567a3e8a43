// TCB methods that set CSpace, VSpace, IPC buffer and fault handler. Manual: sec:threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/tcb_spaces.hpp"

#include "arch/buffer_frame.hpp"
#include "arch/vspace.hpp"
#include "cap/copying.hpp"
#include "cap/deletion.hpp"
#include "cap/derivation.hpp"
#include "cap/relation.hpp"

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

Result<Grant> vspace_grant(Slot& source, Word data) {
    const auto grant = grant_from(source, data);
    if (grant && !arch::is_usable_vspace(grant->cap)) {
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
    if (const Status usable = arch::check_buffer(grant->cap, address); !usable) {
        return usable.error();
    }
    return grant;
}

/// Replaces what `slot` of `thread` holds. Deleting the old capability can delete anything, even
/// the source of the new one or the thread itself; then the slot stays empty.
void install(const Slot& thread_slot, Tcb& thread, Slot& slot, const Grant& grant) {
    delete_completely(slot);
    if (!grant.source) {
        return;
    }
    const bool is_thread_alive =
        thread_slot.cap.is<TcbCap>() && thread_slot.cap.as<TcbCap>().tcb == &thread;
    if (is_thread_alive && is_same_object(grant.cap, grant.source->cap)) {
        derivation::insert_copy(grant.cap, *grant.source, slot);
    }
}

void install_spaces(const Invocation& call, const Grant& cspace, const Grant& vspace) {
    Tcb& thread = *call.slot.cap.as<TcbCap>().tcb;
    thread.fault_handler = call.argument(0);
    install(call.slot, thread, thread.cspace(), cspace);
    install(call.slot, thread, thread.vspace(), vspace);
}

void install_buffer(const Slot& thread_slot, Tcb& thread, Word address, const Grant& buffer) {
    install(thread_slot, thread, thread.buffer_frame(), buffer);
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
    const auto cspace = cspace_grant(*call.extra(0), call.argument(1));
    if (!cspace) {
        return cspace.error();
    }
    const auto vspace = vspace_grant(*call.extra(1), call.argument(2));
    if (!vspace) {
        return vspace.error();
    }
    Tcb& thread = *call.slot.cap.as<TcbCap>().tcb;
    install_spaces(call, *cspace, *vspace);
    install_buffer(call.slot, thread, address, *buffer);
    return ok;
}

Status set_space(Invocation& call) {
    if (!call.has(3, 2)) {
        return Error::truncated_message();
    }
    const auto cspace = cspace_grant(*call.extra(0), call.argument(1));
    if (!cspace) {
        return cspace.error();
    }
    const auto vspace = vspace_grant(*call.extra(1), call.argument(2));
    if (!vspace) {
        return vspace.error();
    }
    install_spaces(call, *cspace, *vspace);
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
    install_buffer(call.slot, *call.slot.cap.as<TcbCap>().tcb, address, *buffer);
    return ok;
}

}  // namespace kernel::tcb

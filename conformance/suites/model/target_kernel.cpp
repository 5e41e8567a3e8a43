// Hands the numbers of this kernel's interface to the models, and their messages to the kernel.
// SPDX-License-Identifier: BSD-2-Clause
#include "target_kernel.hpp"

#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

using models::Code;
using models::LookupFailure;

static_assert(sizeof(models::Word) == sizeof(Word));
static_assert(static_cast<int>(Code::InvalidArgument) == sys::seL4_InvalidArgument &&
                  static_cast<int>(Code::InvalidCapability) == sys::seL4_InvalidCapability &&
                  static_cast<int>(Code::IllegalOperation) == sys::seL4_IllegalOperation &&
                  static_cast<int>(Code::RangeError) == sys::seL4_RangeError &&
                  static_cast<int>(Code::AlignmentError) == sys::seL4_AlignmentError &&
                  static_cast<int>(Code::TruncatedMessage) == sys::seL4_TruncatedMessage &&
                  static_cast<int>(Code::FailedLookup) == sys::seL4_FailedLookup &&
                  static_cast<int>(Code::DeleteFirst) == sys::seL4_DeleteFirst &&
                  static_cast<int>(Code::RevokeFirst) == sys::seL4_RevokeFirst &&
                  static_cast<int>(Code::NotEnoughMemory) == sys::seL4_NotEnoughMemory,
              "models/answer.hpp has other numbers");
static_assert(static_cast<int>(LookupFailure::InvalidRoot) == sys::seL4_InvalidRoot &&
                  static_cast<int>(LookupFailure::MissingCapability) ==
                      sys::seL4_MissingCapability &&
                  static_cast<int>(LookupFailure::DepthMismatch) == sys::seL4_DepthMismatch &&
                  static_cast<int>(LookupFailure::GuardMismatch) == sys::seL4_GuardMismatch,
              "models/answer.hpp has other numbers");

models::Word guard_word(models::Word guard, unsigned guard_bits) {
    return cnode_guard(guard, guard_bits);
}

constexpr models::Interface interface_under_test = {
    .labels = {sys::UntypedRetype, sys::TCBReadRegisters, sys::TCBWriteRegisters, sys::CNodeRevoke,
               sys::CNodeDelete, sys::CNodeCopy, sys::CNodeMint, sys::CNodeMove, sys::CNodeMutate,
               sys::CNodeRotate, method::page_get_address},
    .types = {Traits<Untyped>::type, Traits<Tcb>::type, Traits<Endpoint>::type,
              Traits<Notification>::type, Traits<CNode>::type, Traits<SmallPage>::type},
    .size_bits = {sys::seL4_MinUntypedBits, Traits<Tcb>::size_bits, Traits<Endpoint>::size_bits,
                  Traits<Notification>::size_bits, Traits<CNode>::unit_bits,
                  Traits<SmallPage>::size_bits},
    .fan_out_limit = config::number("RETYPE_FAN_OUT_LIMIT"),
    .guard_word = guard_word,
    .max_guard_bits = word_bits == 64 ? 58 : 18,
    .badge_bits = sys::seL4_BadgeBits,
};

models::Field field_of(Case& t) {
    models::Field field{.root = t.cnode().bits,
                        .pool = t.make<Untyped>(models::pool_bits).bits,
                        .canary = t.empty_slot().index,
                        .scratch = {t.empty_slot().index, t.empty_slot().index},
                        .window = t.empty_slot().index};
    for (Word i = 1; i < models::Field::window_size; ++i) {
        (void)t.empty_slot();
    }
    return field;
}

}  // namespace

TargetKernel::TargetKernel(Case& t) : Kernel(interface_under_test, field_of(t)) {}

models::Answer TargetKernel::call(Word cptr, const models::Message& message) {
    Invocation invocation(Cap<Any>{cptr}, message.label);
    for (size_t i = 0; i < message.length; ++i) {
        invocation.words(message.words[i]);
    }
    for (size_t i = 0; i < message.cap_count; ++i) {
        invocation.caps(Cap<Any>{message.caps[i]});
    }
    const Reply reply = invocation.call();
    models::Answer answer{reply.label, reply.length, {}};
    for (size_t i = 0; i < reply.length && i < models::Answer::max_words; ++i) {
        answer.words[i] = reply.words[i];
    }
    return answer;
}

void TargetKernel::nb_send(Word cptr) {
    SystemCall send(sys::seL4_SysNBSend, Cap<Any>{cptr});
    SystemCall::make(send);
}

Word TargetKernel::poll(Word cptr) {
    SystemCall poll(sys::seL4_SysNBRecv, Cap<Any>{cptr});
    SystemCall::make(poll);
    return poll.badge();
}

}  // namespace selfe::conformance

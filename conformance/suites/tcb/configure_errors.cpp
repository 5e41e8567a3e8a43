// TCB.Configure, TCB.SetSpace and TCB.SetIPCBuffer: the spaces and frames that they refuse.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "thread_messages.hpp"

namespace selfe::conformance {
namespace {

constexpr Word buffer = Word{1} << sys::seL4_IPCBufferSizeBits;

// The arguments that the three methods share; a case changes the one that it is about.
struct Arguments {
    Cap<Any> cspace;
    Word cspace_data = 0;
    Cap<Any> vspace;
    Word buffer_address = buffer;
    Cap<Any> frame;

    explicit Arguments(Case& t) : cspace(t.cnode()), vspace(t.vspace()), frame(make_page(t)) {}

    Reply configure(Cap<Tcb> thread) const {
        return configure_message(thread, cspace, cspace_data, vspace, buffer_address, frame).call();
    }
    Reply set_space(Cap<Tcb> thread) const {
        return set_space_message(thread, cspace, cspace_data, vspace).call();
    }
    Reply set_ipc_buffer(Cap<Tcb> thread) const {
        return Invocation(thread, sys::TCBSetIPCBuffer).words(buffer_address).caps(frame).call();
    }
};

// An untyped capability that cannot be derived from: it has a child.
Cap<Untyped> untyped_with_child(Case& t) {
    const Cap<Untyped> parent = t.make<Untyped>(12);
    t.make_from<Endpoint>(parent);
    return parent;
}

}  // namespace

CASE(TcbConfigure, CSpaceThatIsNoCNodeIsIllegalOperation, "TCB-086", "TCB-102", "TCB-095",
     "TCB-111") {
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    arguments.cspace = t.make<Endpoint>();
    CHECK_EQ(here("TCB-086", "TCB-102"), arguments.configure(thread), illegal_operation());
    CHECK_EQ(here("TCB-095", "TCB-111"), arguments.set_space(thread), illegal_operation());
}

CASE(TcbConfigure, ImpossibleGuardIsIllegalOperation, "TCB-087", "TCB-103", "TCB-096", "TCB-112") {
    constexpr Word radix = 4;
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    arguments.cspace = t.make<CNode>(radix);
    arguments.cspace_data = cnode_guard(0, word_bits - radix + 1);
    CHECK_EQ(here("TCB-087", "TCB-103"), arguments.configure(thread), illegal_operation());
    CHECK_EQ(here("TCB-096", "TCB-112"), arguments.set_space(thread), illegal_operation());
    arguments.cspace_data = cnode_guard(0, word_bits - radix);
    CHECK_EQ(here("TCB-087", "TCB-103"), arguments.configure(thread), success());
    CHECK_EQ(here("TCB-096", "TCB-112"), arguments.set_space(thread), success());
}

CASE(TcbConfigure, VSpaceThatIsNoneIsIllegalOperation, "TCB-088", "TCB-104", "TCB-097", "TCB-113") {
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    arguments.vspace = make_page(t);
    CHECK_EQ(here("TCB-088", "TCB-104"), arguments.configure(thread), illegal_operation());
    CHECK_EQ(here("TCB-097", "TCB-113"), arguments.set_space(thread), illegal_operation());
}

CASE(TcbConfigure, VSpaceWithoutAsidIsIllegalOperation, "TCB-089", "TCB-105", "TCB-097",
     "TCB-113") {
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    arguments.vspace = t.make<VSpace>();
    CHECK_EQ(here("TCB-089", "TCB-105"), arguments.configure(thread), illegal_operation());
    CHECK_EQ(here("TCB-097", "TCB-113"), arguments.set_space(thread), illegal_operation());
}

CASE(TcbConfigure, BufferFrameThatIsNoneIsIllegalOperation, "TCB-090", "TCB-106", "TCB-124") {
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>(t.make<CNode>(4))}) {
        arguments.frame = other;
        CHECK_EQ(here("TCB-090", "TCB-106"), arguments.configure(thread), illegal_operation());
        CHECK_EQ("TCB-124", arguments.set_ipc_buffer(thread), illegal_operation());
    }
}

CASE(TcbConfigure, BufferFrameOfADeviceIsIllegalOperation, "TCB-091", "TCB-107", "TCB-125") {
    const BootSpace boot(t);
    const UntypedRegion device = unused_untyped(t, boot, sys::seL4_PageBits, true);
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    arguments.frame = make_page(t, boot.cap<Untyped>(device.cap.bits));
    CHECK_EQ(here("TCB-091", "TCB-107"), arguments.configure(thread), illegal_operation());
    CHECK_EQ("TCB-125", arguments.set_ipc_buffer(thread), illegal_operation());
}

CASE(TcbConfigure, MisalignedBufferIsAlignmentError, "TCB-092", "TCB-108", "TCB-123") {
    const Cap<Tcb> thread = t.make<Tcb>();
    Arguments arguments(t);
    for (const Word offset : {Word{1}, Word{sizeof(Word)}, buffer / 2}) {
        arguments.buffer_address = buffer + offset;
        // Configure's own documentation says IllegalOperation, SetIPCBuffer's AlignmentError, and
        // the released kernels answer both with the latter.
        CHECK_EQ(here("TCB-092", "TCB-108"), arguments.configure(thread),
                 (Either{alignment_error(), illegal_operation()}));
        CHECK_EQ("TCB-123", arguments.set_ipc_buffer(thread), alignment_error());
    }
}

CASE(TcbConfigure, UntypedWithChildrenIsRevokeFirst, "TCB-093", "TCB-109", "TCB-098", "TCB-114",
     "TCB-126") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<Untyped> parent = untyped_with_child(t);
    Arguments cspace(t);
    cspace.cspace = parent;
    CHECK_EQ(here("TCB-093", "TCB-109"), cspace.configure(thread), revoke_first());
    CHECK_EQ(here("TCB-098", "TCB-114"), cspace.set_space(thread), revoke_first());
    Arguments vspace(t);
    vspace.vspace = parent;
    CHECK_EQ(here("TCB-093", "TCB-109"), vspace.configure(thread), revoke_first());
    CHECK_EQ(here("TCB-098", "TCB-114"), vspace.set_space(thread), revoke_first());
    Arguments frame(t);
    frame.frame = parent;
    CHECK_EQ(here("TCB-093", "TCB-109"), frame.configure(thread), revoke_first());
    CHECK_EQ("TCB-126", frame.set_ipc_buffer(thread), revoke_first());
}

}  // namespace selfe::conformance

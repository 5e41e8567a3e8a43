// The 1:1 layer reads like C: the first example of selfe-sys, unchanged, and no macro in the way.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/sys.hpp"

using namespace selfe::sys;

void stop() {
    seL4_TCB_Suspend(seL4_CapInitThreadTCB);
}

// libsel4's inline functions still work after their macros are gone, and its own names too.
seL4_MessageInfo_t head() {
    return seL4_MessageInfo_new(1, 0, 0, seL4_MsgMaxLength);
}
selfe::sys::seL4_Error qualified(seL4_CPtr source, seL4_Word badge) {
    return selfe::sys::seL4_CNode_Mint(seL4_CapInitThreadCNode, 1, seL4_WordBits, source, 2,
                                       seL4_WordBits, selfe::sys::seL4_AllRights, badge);
}
void check(bool condition) {
    seL4_Assert(condition);
}

// These names are the user's again.
enum { CONST, PURE, LIBSEL4_BIT, LIBSEL4_INLINE, MCS_PARAM, SEL4_PACKED };

// Words and capability addresses are ordinary machine words; constants are constants.
static_assert(seL4_Word{1} + 1 == 2);
static_assert(__is_same(seL4_CPtr, seL4_Word));
static_assert(sizeof(seL4_Word) * 8 == seL4_WordBits);
static_assert(1ul << seL4_PageBits == seL4_BootInfoFrameSize);
static_assert(seL4_AllRights.words[0] == 15 && seL4_CanWrite.words[0] == 1);
static_assert(seL4_Null == nullptr);

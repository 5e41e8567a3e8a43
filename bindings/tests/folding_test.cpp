// The typed layer's arithmetic against libsel4's accessors: a difference leaves a symbol behind.
// SPDX-License-Identifier: BSD-2-Clause
//
// libsel4's accessors are C functions and cannot be evaluated in a static_assert, but an optimising
// compiler folds them. `..._differs` is never defined; if a call of it survives, the object file
// has an undefined symbol, and the test, which lists those, fails.
#include "selfe/cnode.hpp"
#include "selfe/message_info.hpp"
#include "selfe/rights.hpp"

namespace selfe {

void message_info_differs();
void rights_differs();

template <Word Label, Word Length, Word ExtraCaps, Word CapsUnwrapped>
[[gnu::always_inline]] inline void compare_message_info() {
    constexpr MessageInfo ours(Label, Length, ExtraCaps, CapsUnwrapped);
    const auto theirs = sys::seL4_MessageInfo_new(Label, CapsUnwrapped, ExtraCaps, Length);
    constexpr Word label = ours.label();
    constexpr Word length = ours.length();
    constexpr Word extra_caps = ours.extra_caps();
    constexpr Word caps_unwrapped = ours.caps_unwrapped();
    if (ours.raw().words[0] != theirs.words[0] ||
        label != sys::seL4_MessageInfo_get_label(theirs) ||
        length != sys::seL4_MessageInfo_get_length(theirs) ||
        extra_caps != sys::seL4_MessageInfo_get_extraCaps(theirs) ||
        caps_unwrapped != sys::seL4_MessageInfo_get_capsUnwrapped(theirs)) {
        message_info_differs();
    }
}

void compare_message_infos() {
    compare_message_info<0, 0, 0, 0>();
    compare_message_info<1, 0, 0, 0>();
    compare_message_info<(~Word{0} >> 12), 0, 0, 0>();
    compare_message_info<0, 1, 0, 0>();
    compare_message_info<0, 127, 0, 0>();
    compare_message_info<0, 0, 1, 0>();
    compare_message_info<0, 0, 3, 0>();
    compare_message_info<0, 0, 0, 1>();
    compare_message_info<0, 0, 0, 7>();
    compare_message_info<(~Word{0} >> 12), 127, 3, 7>();
}

template <bool GrantReply, bool Grant, bool Read, bool Write>
[[gnu::always_inline]] inline void compare_rights(Rights ours) {
    if (ours.raw().words[0] != sys::seL4_CapRights_new(GrantReply, Grant, Read, Write).words[0]) {
        rights_differs();
    }
}

void compare_all_rights() {
    compare_rights<false, false, false, false>(Rights::none());
    compare_rights<true, true, true, true>(Rights::all());
    compare_rights<false, false, true, true>(Rights::read_write());
    compare_rights<false, false, true, false>(Rights::can_read());
    compare_rights<false, false, false, true>(Rights::can_write());
    compare_rights<false, true, false, false>(Rights::can_grant());
    compare_rights<true, false, false, false>(Rights::can_grant_reply());
    compare_rights<true, true, false, true>(Rights::no_read());
    compare_rights<true, true, true, false>(Rights::no_write());
}

}  // namespace selfe

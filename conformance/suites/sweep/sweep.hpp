// Messages that no method accepts, whatever the method: each function tries one kind on one method.
// SPDX-License-Identifier: BSD-2-Clause
//
// The rules are the same for every method, so one loop asks them of all methods that the kernel
// says it has: nobody can forget one, and a method that only this kernel has is asked, too.
#pragma once

#include "method.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/reply.hpp"

namespace selfe::conformance::sweep {

/// The reply that the first attempt got which was not answered as expected, and which attempt that
/// was; the expected reply if there is none.
struct Finding {
    Reply reply;
    const char* attempt = "every attempt";
    Word number = 0;

    friend bool operator==(const Finding& finding, const Reply& expected) {
        return finding.reply == expected;
    }
};
void describe(DetailText& text, const Finding& finding);

/// The method's label on an object of each other type. `interfaces`: all that have methods.
Finding on_another_object(Case& t, const Method& method, const Interface* const* interfaces,
                          size_t interface_count);
Finding on_an_empty_slot(Case& t, const Method& method);
/// Each length below the one that the method needs.
Finding with_too_few_words(Case& t, const Method& method);
Finding with_too_few_caps(Case& t, const Method& method);
/// From a thread without an IPC buffer, whose messages end with the message registers.
Finding without_ipc_buffer(Case& t, const Method& method);
/// Labels that are no method's, on an object of this type.
Finding with_unknown_label(Case& t, const Interface& interface);

/// Whether Send and NBSend of messages that the kernel refuses leave each message register alone.
bool is_silent_when_sent(Case& t, const Method& method);
/// Whether the method refuses an object of another type as each of its arguments, and takes the
/// right one afterwards. Skips the case if no message can be made that the method accepts.
bool refuses_other_types(Case& t, const Method& method);
/// Whether the method does the same with every word and capability that a message can have as with
/// those it needs: the same answer.
bool ignores_surplus(Case& t, const Method& method);
/// Whether the method, after it has refused messages, answers a good one as if it had not.
bool refuses_without_trace(Case& t, const Method& method);

}  // namespace selfe::conformance::sweep

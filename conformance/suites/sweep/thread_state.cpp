// A thread that waits for an answer, and everything that it needs behind it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/invocation.hpp"
#include "states.hpp"

namespace selfe::conformance::sweep {
namespace {

// The thread's own CSpace: these addresses are something else in the case's.
enum OwnSlot : Word { OwnEndpoint = 1, OwnNotification, OwnFaultHandler };
constexpr Word own_radix = 2;

// One more than there are message registers: it goes through the IPC buffer.
constexpr Word answer = 0x5e;

}  // namespace

void ThreadState::Life::live(Life& life) {
    (void)life.endpoint.call(message(0, 1, 2, 3, 4, 5));
    life.answer = get_mr(4);
    life.notification.signal();
    // Without a TCB in its CSpace it ends with a fault.
}

ThreadState::ThreadState(Objects& objects, const Method&, Message& message)
    : t_(objects.test()),
      faults_(t_),
      endpoint_(t_.make<Endpoint>()),
      notification_(t_.make<Notification>()),
      life_{Cap<Endpoint>{OwnEndpoint}, Cap<Notification>{OwnNotification}, 0},
      worker_(started()),
      before_(look()) {
    message.retarget(worker_.tcb());
    // Were it not refused, it would do this as well.
    message.raise_flag("suspend_source");
    message.raise_flag("resume_target");
}

Worker ThreadState::started() {
    const Cap<CNode> cspace = t_.make_cspace(own_radix);
    const struct {
        Word slot;
        Cap<Any> cap;
    } own[] = {{OwnEndpoint, endpoint_},
               {OwnNotification, t_.minted(notification_, 1)},
               {OwnFaultHandler, faults_.cap()}};
    for (const auto& one : own) {
        t_.must(Slot{cspace, one.slot, word_bits}.copy(t_.slot_of(one.cap), Rights::all()),
                "a capability cannot be copied into a thread's CSpace");
    }
    const Cap<Endpoint> handler = fault_endpoint(faults_.cap(), Cap<Endpoint>{OwnFaultHandler});
    const Worker worker =
        t_.start(life_, Life::live,
                 {.priority = priority::High, .fault_handler = handler.bits, .cspace = cspace});
    t_.must(worker.tcb().set_mc_priority(t_.tcb(), priority::High), "an MCP cannot be set");
    t_.settle();
    Case& t = t_;
    REQUIRE_EQ(Delivery::take(endpoint_).info.length(), Word{5});
    return worker;
}

ThreadState::Look ThreadState::look() const {
    const Cap<Tcb> thread = worker_.tcb();
    Look now{};
    t_.must(thread.read_registers(false, 0, user_context_words, now.registers),
            "registers cannot be read");
    // As its own authority it cannot give a greater one: the refusal names its own.
    now.mcp = Invocation(thread, sys::TCBSetMCPriority).words(~Word{0}).caps(thread).call();
#ifdef SELFE_HAS_seL4_TCB_SetFlags
    now.flags = thread.set_flags(0, 0).value();
#endif
    return now;
}

const char* ThreadState::difference(const Look& now) const {
    const Word* const old_words = reinterpret_cast<const Word*>(&before_.registers);
    const Word* const new_words = reinterpret_cast<const Word*>(&now.registers);
    for (size_t i = 0; i < user_context_words; ++i) {
        if (old_words[i] != new_words[i]) {
            return "a register has changed";
        }
    }
    return !(now.mcp == before_.mcp)    ? "its MCP has changed"
           : now.flags != before_.flags ? "its flags have changed"
                                        : nullptr;
}

const char* ThreadState::loss() {
    if (const char* const changed = difference(look()); changed != nullptr) {
        return changed;
    }
    answer_caller(message(0, 1, 2, 3, 4, answer));
    // Of higher priority, it has run already.
    const bool has_run = worker_.is_done();
    t_.settle();
    const bool has_ended = worker_.is_done();
    const Word signalled = notification_.poll();
    const bool has_called_again = Delivery::take(endpoint_).info.length() != 0;
    const Word fault = faults_.take().badge;
    return has_called_again || !has_ended ? "it does not wait for its answer any more"
           : !has_run                     ? "it has another priority"
           : life_.answer != answer       ? "it has another IPC buffer"
           : signalled == 0               ? "it has another CSpace"
           : fault != FaultHandler::badge ? "it has another fault handler"
                                          : nullptr;
}

}  // namespace selfe::conformance::sweep

// What objects have before messages to them are refused, and must have afterwards.
// SPDX-License-Identifier: BSD-2-Clause
//
// That a good message is still accepted shows little: a thread that was changed takes one, too. So
// a type whose objects have more to lose has a class here. It makes an object, puts it into the
// message as the one that is invoked, and looks what has become of it behind the refusals: once,
// since that may use it up.
#pragma once

#include "message.hpp"
#include "objects.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance::sweep {

/// A thread that waits for an answer. It stands there as long as nobody stops it or lets it run;
/// what it does with the answer shows its priority, spaces, IPC buffer and fault handler.
class ThreadState {
  public:
    ThreadState(Objects& objects, const Method& method, Message& message);
    /// What the object has lost; null for nothing.
    const char* loss();

  private:
    struct Life {
        Cap<Endpoint> endpoint;
        Cap<Notification> notification;
        Word answer;

        static void live(Life& life);
    };
    // What can be read without touching the thread.
    struct Look {
        UserContext registers;
        Reply mcp;
        Word flags;
    };

    Worker started();
    Look look() const;
    const char* difference(const Look& now) const;

    Case& t_;
    FaultHandler faults_;
    Cap<Endpoint> endpoint_;
    Cap<Notification> notification_;
    Life life_;
    Worker worker_;
    Look before_;
};

/// The slots that a method of CNodes names: what is to be filled is empty, all others hold
/// something, also the slot of a method that takes capabilities away.
class SlotState {
  public:
    SlotState(Objects& objects, const Method& method, Message& message);
    const char* loss();

  private:
    static constexpr size_t most_slots = 4;

    void expect(Word slot) { full_[full_count_++] = slot; }

    Case& t_;
    Word empty_ = Message::no_slot;
    Word full_[most_slots]{};
    size_t full_count_ = 0;
};

/// An untyped with one child of the least size: what is left holds one object of each size up to
/// half of it, and not a byte more.
class MemoryState {
  public:
    MemoryState(Objects& objects, const Method& method, Message& message);
    const char* loss();

  private:
    Case& t_;
    Cap<Untyped> untyped_;
};

/// An interrupt's handler, whose notification nobody else has: the memory that it is made of is in
/// use as long as the handler knows it.
class HandlerState {
  public:
    HandlerState(Objects& objects, const Method& method, Message& message);
    const char* loss();

  private:
    Case& t_;
    Cap<Untyped> memory_;
};

/// What came of refused messages.
struct Loss {
    const char* what = nullptr;  ///< null: nothing
    bool is_looked_for = false;  ///< otherwise no state of such objects is known here
};

/// Notes the loss, if there is one: the case's details show it.
void note(const Loss& loss);

/// The loss of one object of this type behind the messages that `refuse(message)` sends: the
/// message that it gets names the object.
template <class State, class Refuse>
Loss loss_of(Objects& objects, const Method& method, Message message, const Refuse& refuse) {
    State state(objects, method, message);
    refuse(message);
    return {state.loss(), true};
}

/// The same for the type that the method is invoked on.
template <class Refuse>
Loss loss_behind(Objects& objects, const Method& method, const Message& message,
                 const Refuse& refuse) {
    const char* type = method.interface->name;
    return is_same(type, "seL4_TCB")       ? loss_of<ThreadState>(objects, method, message, refuse)
           : is_same(type, "seL4_CNode")   ? loss_of<SlotState>(objects, method, message, refuse)
           : is_same(type, "seL4_Untyped") ? loss_of<MemoryState>(objects, method, message, refuse)
           : is_same(type, "seL4_IRQHandler")
               ? loss_of<HandlerState>(objects, method, message, refuse)
               : Loss{};
}

}  // namespace selfe::conformance::sweep

// A whole kernel on the pretended machine: the root task's thread, driven by system calls.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <vector>

#include "machine/pretended.hpp"
#include "object/tcb.hpp"

namespace kernel::test {

/// The answer of a Call.
struct Answer {
    Word label = 0;
    std::vector<Word> words;

    bool operator==(const Answer&) const = default;
};

/// A message for a capability.
struct Message {
    Word label = 0;
    std::vector<Word> words = {};
    std::vector<Word> caps = {};
};

/// Boots on construction. One at a time: the kernel's state is global, and construction resets it.
class System {
  public:
    System();
    ~System();
    System(const System&) = delete;

    Tcb& root() { return *root_; }
    const seL4_BootInfo& boot_info() const { return *boot_info_; }

    /// Does one system call of the current thread, which must be able to run, and chooses the next.
    void trap(Tcb& thread, long number, Word cap, const Message& message = {});
    /// A Call of the root task on a kernel object.
    Answer call(Word cap, const Message& message);

    /// The slot with this number in the root CNode.
    Slot& slot(Word index);
    /// A root CNode slot that has not been handed out yet.
    Word next_slot() { return next_slot_++; }
    /// A new object from the biggest untyped; returns its slot. Aborts if the kernel refuses.
    Word make(Word type, Word size_bits = 0);
    Word make_from(Word untyped, Word type, Word size_bits = 0);
    /// The biggest RAM untyped that the boot info lists.
    Word biggest_untyped() const;
    /// A thread in the root task's spaces with an own IPC buffer; not running yet.
    Tcb& make_thread(Word priority, Word* slot = nullptr);

    seL4_IPCBuffer& buffer_of(Tcb& thread);

  private:
    struct Free {
        void operator()(char* memory) const { std::free(memory); }
    };

    std::unique_ptr<char, Free> memory_;
    Tcb* root_ = nullptr;
    seL4_BootInfo* boot_info_ = nullptr;
    Word next_slot_ = 0;
};

/// Shorthand for a Slot's type.
inline CapType type_at(System& system, Word index) {
    return system.slot(index).cap.type();
}

}  // namespace kernel::test

// A client whose faults the root task handles, for tests of every architecture.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>

#include "ipc/fault_message.hpp"
#include "system.hpp"
#include "thread/scheduler.hpp"

namespace kernel::test {

class FaultTest : public testing::Test {
  protected:
    /// A client at `pc` that outranks the root task, which handles its faults at `endpoint`.
    void start_client(Word pc) {
        system.call(
            client_slot,
            {TCBSetSpace, {endpoint, 0, 0}, {seL4_CapInitThreadCNode, seL4_CapInitThreadVSpace}});
        system.call(client_slot, {TCBWriteRegisters, {0, 2, pc, 0x8000}});
        system.call(seL4_CapInitThreadTCB, {TCBSetPriority, {100}, {seL4_CapInitThreadTCB}});
        system.call(client_slot, {TCBResume});
        ASSERT_EQ(scheduler::current(), &client);
    }
    /// The root task receives the fault; returns all its words.
    std::vector<Word> handle() {
        system.trap(system.root(), seL4_SysRecv, endpoint);
        const Tcb& root = system.root();
        info = MessageInfo::unpack(root.context.message_info());
        std::vector<Word> words;
        for (unsigned i = 0; i < info.length; ++i) {
            words.push_back(message::get_word(root, &system.buffer_of(system.root()), i));
        }
        return words;
    }

    System system;
    Word endpoint = system.make(seL4_EndpointObject);
    Word client_slot = 0;
    Tcb& client = system.make_thread(200, &client_slot);
    MessageInfo info;
};

}  // namespace kernel::test

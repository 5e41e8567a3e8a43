// VMFault: its answer restarts the instruction, and does nothing else.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {
namespace {

constexpr Word target = window + 0x128;
constexpr Word value = static_cast<Word>(0x1234'5678'9abc'def0);

// All registers of a thread that is not running.
struct Registers {
    explicit Registers(Case& t, Cap<Tcb> tcb) {
        UserContext context{};
        t.must(tcb.read_registers(false, 0, user_context_words, context),
               "registers cannot be read");
        for (size_t i = 0; i < user_context_words; ++i) {
            words[i] = reinterpret_cast<const Word*>(&context)[i];
        }
    }
    bool operator==(const Registers&) const = default;

    Word words[user_context_words];
};

}  // namespace

CASE(VmFault, AnsweredRestartsTheInstruction, "FLT-056") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_load, target));
    REQUIRE_EQ(handler.take().info.label(), Word{sys::seL4_Fault_VMFault});
    map_page(t, t.vspace(), make_page(t), window);
    word_at(target) = value;
    handler.answer(0);
    const Delivery end = handler.take();
    CHECK("FLT-056", is_behind(end, selfe_conformance_fault_load));
    CHECK_EQ("FLT-056", end.words[loaded_word], value);
}

CASE(VmFault, AnsweredTooEarlyComesAgain, "FLT-056") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_store, target, value));
    const Delivery first = handler.take();
    REQUIRE_EQ(first.info.label(), Word{sys::seL4_Fault_VMFault});
    handler.answer(0);
    CHECK_EQ("FLT-056", handler.take().message(), first.message());
}

CASE(VmFault, AnswersWordsDoNotReachTheRegisters, "FLT-057") {
    FaultHandler handler(t);
    const Worker worker =
        start_at(t, handler, registers_at(selfe_conformance_fault_load, target, value));
    REQUIRE_EQ(handler.take().info.label(), Word{sys::seL4_Fault_VMFault});
    const Registers before(t, worker.tcb());
    handler.answer(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    // It has run into the same fault again, and nothing of the answer is left.
    REQUIRE_EQ(handler.take().info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK("FLT-057", Registers(t, worker.tcb()) == before);
}

}  // namespace selfe::conformance

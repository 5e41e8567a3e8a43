// TCB.SetAffinity: where a thread runs, and cores that there are not.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr size_t user_context_words = sizeof(sys::seL4_UserContext) / sizeof(Word);

struct Registers {
    sys::seL4_UserContext context{};
};

Registers registers_of(Case& t, Cap<Tcb> thread) {
    Registers registers;
    t.must(thread.read_registers(false, 0, user_context_words, registers.context),
           "registers cannot be read");
    return registers;
}

Word differing(const Registers& a, const Registers& b) {
    const auto* const first = reinterpret_cast<const Word*>(&a);
    const auto* const second = reinterpret_cast<const Word*>(&b);
    Word count = 0;
    for (size_t i = 0; i < user_context_words; ++i) {
        count += first[i] != second[i] ? 1 : 0;
    }
    return count;
}

/// Makes a thread, on whichever core it runs itself.
struct Maker {
    Case& t;
    OneShot one_shot;
    Worker made{{}, {}, nullptr, nullptr};
    Atomic<Word> has_made;

    static void run(Maker& self) {
        self.made = self.t.prepare(self.one_shot, OneShot::run, {.priority = beneath});
        self.has_made.store_release(1);
    }
};

}  // namespace

CASE(TcbSetAffinity, TheThreadRunsOnThatCore, "SMP-004") {
    CoreSpinner spinner(t, {.priority = beneath});
    CHECK_EQ("SMP-004", spinner.count(), Word{0});
    REQUIRE_EQ(Invocation(spinner.tcb(), sys::TCBSetAffinity).words(1).call(), success());
    // Beneath the case's thread it has no turn on this core.
    CHECK("SMP-004", spinner.comes_on());
    // Called back while it runs, it has none any more.
    REQUIRE_EQ(Invocation(spinner.tcb(), sys::TCBSetAffinity).words(0).call(), success());
    const Word stopped = spinner.count();
    OtherCore other(t);
    CoreSpinner there(t, {.priority = priority::High, .core = other.core()});
    REQUIRE(there.comes_on());
    CHECK_EQ("SMP-004", spinner.count(), stopped);
}

CASE(TcbSetAffinity, RegistersStayWithTheThread, "SMP-004") {
    OneShot one_shot;
    const Worker worker = t.prepare(one_shot, OneShot::run, {.priority = beneath});
    const Registers before = registers_of(t, worker.tcb());
    REQUIRE_OK(worker.tcb().set_affinity(1));
    CHECK_EQ("SMP-004", differing(registers_of(t, worker.tcb()), before), Word{0});
    REQUIRE_OK(worker.tcb().resume());
    CHECK("SMP-004", spin_alone_until([&] { return one_shot.has_come(); }));
}

CASE(TcbSetAffinity, OfAThreadThatRunsThereKeepsItRunning, "SMP-004") {
    CoreSpinner spinner(t, {.priority = beneath, .core = 1});
    REQUIRE(spinner.comes_on());
    CHECK_EQ("SMP-004", Invocation(spinner.tcb(), sys::TCBSetAffinity).words(1).call(), success());
    CHECK("SMP-004", spinner.comes_on());
}

CASE(TcbSetAffinity, ANewThreadIsOnItsMakersCore, "SMP-005") {
    Maker maker{t, {}, Worker{{}, {}, nullptr, nullptr}, {}};
    t.start(maker, Maker::run, {.priority = beneath, .core = 1});
    REQUIRE(spin_alone_until([&] { return maker.has_made.load_acquire() != 0; }));
    REQUIRE_OK(maker.made.tcb().resume());
    // Beneath the case's thread: on this core it would wait.
    CHECK("SMP-005", spin_alone_until([&] { return maker.one_shot.has_come(); }));
    // And one that is made here is here: it does not run before the case lets it.
    OneShot one_shot;
    const Worker worker = t.start(one_shot, OneShot::run, {.priority = beneath});
    CoreSpinner there(t, {.priority = beneath, .core = 1});
    REQUIRE(there.comes_on());
    CHECK("SMP-005", !worker.is_done());
    t.settle();
    CHECK("SMP-005", worker.is_done());
}

CASE(TcbSetAffinity, ToACoreThatThereIsNotIsIllegalOperation, "SMP-006") {
    CoreSpinner spinner(t, {.priority = beneath, .core = 1});
    REQUIRE(spinner.comes_on());
    const Word cores = boot_info().num_nodes();
    for (const Word core : {cores, cores + 1, ~Word{0}, Word{1} << (word_bits - 1)}) {
        CHECK_EQ("SMP-006", Invocation(spinner.tcb(), sys::TCBSetAffinity).words(core).call(),
                 illegal_operation());
    }
    CHECK_EQ("SMP-006", Invocation(spinner.tcb(), sys::TCBSetAffinity).words(cores - 1).call(),
             success());
    CHECK("SMP-006", spinner.comes_on());
}

}  // namespace selfe::conformance

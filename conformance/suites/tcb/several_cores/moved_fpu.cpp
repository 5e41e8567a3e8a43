// Floating-point registers go with a thread to another core.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arch/fpu.hpp"

#include "move.hpp"
#include "other_core.hpp"

namespace selfe::conformance {
namespace {

/// Fills its registers, says so, and looks at them once it may go on.
struct FpuUser {
    Cap<Notification> go_on;
    Word value;
    Atomic<Word> is_filled;
    Atomic<Word> words_kept;

    static void run(FpuUser& self) {
        selfe_conformance_fill_fpu(self.value);
        self.is_filled.store_release(1);
        self.go_on.wait();
        self.words_kept.store_release(selfe_conformance_count_fpu(self.value));
    }
};

/// The same without a system call meanwhile: no other thread has its registers' place.
struct BusyFpuUser {
    Word value;
    Atomic<Word> is_filled;
    Atomic<Word> may_go_on;
    Atomic<Word> words_kept;

    static void run(BusyFpuUser& self) {
        selfe_conformance_fill_fpu(self.value);
        self.is_filled.store_release(1);
        while (self.may_go_on.load_acquire() == 0) {
        }
        self.words_kept.store_release(selfe_conformance_count_fpu(self.value));
    }
};

}  // namespace

CASE(MovedThread, KeepsItsFloatingPointRegisters, "SMP-016") {
    FpuUser user{t.make<Notification>(), static_cast<Word>(0x1357'9bdf'0246'8ace), {}, {}};
    FpuUser native{t.make<Notification>(), static_cast<Word>(0x5555'aaaa'cccc'3333), {}, {}};
    const Worker worker = t.start(user, FpuUser::run, {.priority = priority::Low});
    const Worker there = t.start(native, FpuUser::run, {.priority = priority::Low, .core = 1});
    REQUIRE(spin_until(t, [&] {
        return user.is_filled.load_acquire() != 0 && native.is_filled.load_acquire() != 0;
    }));
    // Each core holds the registers of its own thread; now both threads belong to one core.
    REQUIRE_OK(move_to(t, worker, 1));
    user.go_on.signal();
    native.go_on.signal();
    CHECK("SMP-016", spin_until(t, [&] { return worker.is_done() && there.is_done(); }));
    CHECK_EQ("SMP-016", user.words_kept.load_acquire(), fpu_words);
    CHECK_EQ("SMP-016", native.words_kept.load_acquire(), fpu_words);
}

CASE(MovedThread, TakesTheRegistersThatItsCoreStillHolds, "SMP-016") {
    // Nothing else runs on its core: what it leaves there, nobody has saved when it is moved.
    FpuUser user{t.make<Notification>(), static_cast<Word>(0x2468'ace0'1357'9bdf), {}, {}};
    const Worker worker = t.start(user, FpuUser::run, {.priority = priority::Low, .core = 1});
    REQUIRE(spin_until(t, [&] { return user.is_filled.load_acquire() != 0; }));
    REQUIRE_OK(move_to(t, worker, 0));
    user.go_on.signal();
    CHECK("SMP-016", spin_until(t, [&] { return worker.is_done(); }));
    CHECK_EQ("SMP-016", user.words_kept.load_acquire(), fpu_words);
}

CASE(MovedThread, TakesTheRegistersThatItWorksWith, "SMP-016") {
    BusyFpuUser user{static_cast<Word>(0x0f1e'2d3c'4b5a'6978), {}, {}, {}};
    const Worker worker = t.start(user, BusyFpuUser::run, {.priority = priority::Low, .core = 1});
    REQUIRE(spin_alone_until([&] { return user.is_filled.load_acquire() != 0; }));
    REQUIRE_OK(move_to(t, worker, 0));
    user.may_go_on.store_release(1);
    CHECK("SMP-016", spin_until(t, [&] { return worker.is_done(); }));
    CHECK_EQ("SMP-016", user.words_kept.load_acquire(), fpu_words);
}

}  // namespace selfe::conformance

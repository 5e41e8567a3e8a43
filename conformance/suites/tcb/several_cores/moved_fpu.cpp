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

}  // namespace

CASE(MovedThread, KeepsItsFloatingPointRegisters, "SMP-016") {
    FpuUser user{t.make<Notification>(), static_cast<Word>(0x1357'9bdf'0246'8ace), {}, {}};
    FpuUser native{t.make<Notification>(), static_cast<Word>(0x5555'aaaa'cccc'3333), {}, {}};
    const Worker worker = t.start(user, FpuUser::run, {.priority = priority::Low});
    const Worker there = t.start(native, FpuUser::run, {.priority = priority::Low, .core = 1});
    spin_until(t, [&] {
        return user.is_filled.load_acquire() != 0 && native.is_filled.load_acquire() != 0;
    });
    // Each core holds the registers of its own thread; now both threads belong to one core.
    REQUIRE_OK(move_to(t, worker, 1));
    user.go_on.signal();
    native.go_on.signal();
    spin_until(t, [&] { return worker.is_done() && there.is_done(); });
    CHECK_EQ("SMP-016", user.words_kept.load_acquire(), fpu_words);
    CHECK_EQ("SMP-016", native.words_kept.load_acquire(), fpu_words);
}

}  // namespace selfe::conformance

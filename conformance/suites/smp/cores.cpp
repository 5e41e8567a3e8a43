// The cores that boot names: all of them run threads, and there are no others.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"

namespace selfe::conformance {

CASE(Cores, BootInfoCountsThoseThatAreThere, "SMP-014") {
    const BootInfo info = boot_info();
    CHECK("SMP-014", info.num_nodes() > 1);
    CHECK("SMP-014", info.num_nodes() <= config::number("MAX_NUM_NODES"));
    CHECK_EQ("SMP-014", info.node_id(), Word{0});
}

CASE(Cores, EachRunsThreadsBesideTheOthers, "SMP-015") {
    for (Word core = 1; core < boot_info().num_nodes() && core <= 4; ++core) {
        // Of lower priority: on this core it would not run as long as the case spins.
        OneShot one_shot;
        t.start(one_shot, OneShot::run, {.priority = beneath, .core = core});
        CHECK("SMP-015", spin_alone_until([&] { return one_shot.has_come(); }));
    }
}

CASE(Cores, EachRunsItsOwnThreadOfHighestPriority, "SMP-018") {
    OtherCore other(t);
    // Were there one queue for all cores, the second would wait for the case's thread.
    CoreSpinner low(t, {.priority = beneath, .core = other.core()});
    REQUIRE(low.comes_on());
    {
        CoreSpinner high(t, {.priority = priority::High, .core = other.core()});
        CHECK("SMP-018", high.comes_on());
        const Word stopped = low.count();
        REQUIRE(high.comes_on());
        REQUIRE(high.comes_on());
        CHECK_EQ("SMP-018", low.count(), stopped);
    }
    CHECK("SMP-018", low.comes_on());
}

}  // namespace selfe::conformance

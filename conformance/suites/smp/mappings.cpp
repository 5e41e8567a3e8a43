// What is unmapped is gone for other cores, too, when the call returns.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {
namespace {

/// Writes one word after the other into a page, so that its translation stays at hand.
struct Writer {
    Word address;
    Atomic<Word> count;

    static void run(Writer& self) {
        for (;;) {
            word_at(self.address) = self.count.fetch_add(1);
        }
    }
};

/// A page that another core's thread writes to.
struct Written {
    explicit Written(Case& t) : handler(t), other(t), page(make_page(t)) {
        table = map_page(t, t.vspace(), page, window);
        worker = t.start(writer, Writer::run,
                         {.priority = beneath, .fault_handler = handler.address(), .core = 1});
        const Word before = writer.count.load_acquire();
        REQUIRE(spin_alone_until([&] { return writer.count.load_acquire() > before + 100; }));
    }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;
    ~Written() { (void)worker.tcb().suspend(); }

    /// The writer's fault, if it had one before its core came to rest.
    Delivery fault() {
        other.settle();
        return Delivery::take(handler.endpoint());
    }

    FaultHandler handler;
    OtherCore other;
    Cap<Page> page;
    Cap<Any> table;
    Writer writer{window, {}};
    Worker worker{{}, {}, nullptr, nullptr};
};

}  // namespace

CASE(RemoteMapping, OfAnUnmappedPageFaults, "SMP-008") {
    Written written(t);
    REQUIRE_OK(written.page.unmap());
    const Delivery fault = written.fault();
    CHECK_EQ("SMP-008", fault.info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("SMP-008", fault.words[sys::seL4_VMFault_Addr], window);
}

CASE(RemoteMapping, OfADeletedPageFaults, "SMP-008") {
    Written written(t);
    REQUIRE_OK(t.slot_of(written.page).delete_());
    const Delivery fault = written.fault();
    CHECK_EQ("SMP-008", fault.info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("SMP-008", fault.words[sys::seL4_VMFault_Addr], window);
}

CASE(RemoteMapping, BelowADeletedTableFaults, "SMP-008") {
    Written written(t);
    REQUIRE_OK(t.slot_of(written.table).delete_());
    const Delivery fault = written.fault();
    CHECK_EQ("SMP-008", fault.info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("SMP-008", fault.words[sys::seL4_VMFault_Addr], window);
}

CASE(RemoteMapping, WithFewerRightsRefusesTheWrite, "SMP-008") {
    Written written(t);
    // Mapped again at the same address, the page may only be read.
    REQUIRE_OK(written.page.map(t.vspace(), window, Rights::can_read(), VmAttributes::standard()));
    const Delivery fault = written.fault();
    CHECK_EQ("SMP-008", fault.info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("SMP-008", fault.words[sys::seL4_VMFault_Addr], window);
}

}  // namespace selfe::conformance

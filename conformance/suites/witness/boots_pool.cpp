// The ASID pool that boot made: with it goes the VSpace of the whole image, its monitor included.
// SPDX-License-Identifier: BSD-2-Clause
//
// Only a thread in another VSpace lives on, and only the console is left for it to report to.
#include <string.h>

#include "selfe/conformance/address_space.hpp"
#include "selfe/console.hpp"
#include "stock.hpp"

extern "C" const char __selfe_image_start[];  // root_task.ld

namespace selfe::conformance {
namespace {

#ifdef SELFE_HAS_seL4_DebugHalt
/// Deletes boot's pool, makes another in its place, and stops the machine.
struct Heir {
    Stock& stock;
    Slot copy_of_boots_pool;
    Slot boots_pool;

    static void run(Heir& self) {
        constexpr char text[] = "witness-has-made-a-pool\r\n";
        if (is_ok(self.copy_of_boots_pool.delete_()) && is_ok(self.boots_pool.revoke()) &&
            is_ok(self.boots_pool.delete_()) && self.stock.make_pool(pools) == success()) {
            write_console(text, sizeof text - 1);
        }
        sys::seL4_DebugHalt();
    }
};

/// A VSpace in a pool of the case's own that shows the whole image where it is.
Cap<VSpace> second_home(Case& t) {
    const Slot pool = t.empty_slot();
    REQUIRE_OK(t.asid_control().make_pool(t.make<Untyped>(sys::seL4_ASIDPoolBits), pool));
    const Cap<VSpace> vspace = t.make<VSpace>();
    REQUIRE_OK(Cap<AsidPool>{pool.index}.assign(vspace));
    constexpr Word page = Word{1} << sys::seL4_PageBits;
    for (Word i = 0; i < boot_info().user_image_frames().size(); ++i) {
        const char* const address = __selfe_image_start + i * page;
        map_page(t, vspace, copy_of_image_page(t, address), reinterpret_cast<Word>(address));
    }
    return vspace;
}
#endif

}  // namespace

CASE(AsidControlMakePool, TakesThePlaceOfBootsPool, "ASID-016", "ASID-041") {
#ifdef SELFE_HAS_seL4_DebugHalt
    const Cap<VSpace> vspace = second_home(t);
    Stock stock(t);
    Reply refusal;
    (void)exhaust_pools(stock, refusal);
    Heir heir{stock, t.slot_of(t.asid_pool()), t.boot_slot(sys::seL4_CapInitThreadASIDPool)};
    const Worker worker = t.prepare(heir, Heir::run, {.priority = priority::High});
    REQUIRE_OK(
        worker.tcb().set_space(Cap<Endpoint>{case_slot::FaultHandler}, t.cnode(), 0, vspace, 0));
    REQUIRE_OK(worker.tcb().resume());
    CHECK(here("ASID-016", "ASID-041"), false);  // nobody is left here
#else
    NEEDS(false, "only a kernel with debug calls prints what the last thread has to say");
#endif
}

}  // namespace selfe::conformance

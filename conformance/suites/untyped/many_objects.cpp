// Untyped.Retype of as many objects as one call can make: none of them shares memory with another.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word limit = config::number("RETYPE_FAN_OUT_LIMIT");
constexpr Word radix = 9;
static_assert(limit <= Word{1} << radix, "the CNode of these cases is too small");

// Objects in a CNode that is not part of the case's CSpace: one at a time has an address.
class Row {
  public:
    Row(Case& t, Word type) : cnode_(t.make<CNode>(radix)), place_(t.empty_slot()) {
        t.must(t.memory().retype(type, 0, cnode_, 0, 0, 0, limit), "the objects cannot be made");
    }

    /// Lets `use` do something with a capability to the i-th object, minted with a badge.
    template <class Use>
    Word with(Case& t, Word i, Word badge, Use use) {
        REQUIRE_OK(place_.mint(cnode_.slot(i, radix), Rights::all(), badge));
        const Word result = use(Cap<Notification>{place_.index});
        REQUIRE_OK(place_.delete_());
        return result;
    }

  private:
    Cap<CNode> cnode_;
    Slot place_;
};

}  // namespace

CASE(UntypedRetype, OfTheMostNotificationsGivesEachItsOwnWord, "UT-073") {
    Row notifications(t, Traits<Notification>::type);
    // All are signalled before any is looked at: two that were one would share a word.
    for (Word i = 0; i < limit; ++i) {
        notifications.with(t, i, i + 1, [](Cap<Notification> notification) {
            notification.signal();
            return Word{0};
        });
    }
    Word wrong = 0;
    for (Word i = 0; i < limit; ++i) {
        const Word word = notifications.with(
            t, i, 0, [](Cap<Notification> notification) { return notification.poll(); });
        wrong += word == i + 1 ? 0 : 1;
    }
    CHECK_EQ("UT-073", wrong, Word{0});
}

}  // namespace selfe::conformance

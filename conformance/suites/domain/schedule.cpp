// DomainSet.ScheduleConfigure and ScheduleSetStart: what they refuse, and the schedule of boot.
// SPDX-License-Identifier: BSD-2-Clause
//
// Kernels whose schedule is fixed at build time have neither. No case here changes the schedule.
#include "schedule.hpp"

#include "domains.hpp"

#ifdef SELFE_HAS_seL4_DomainSet_ScheduleConfigure
namespace selfe::conformance {
namespace {

constexpr Word entries = config::number("NUM_DOMAIN_SCHEDULES");
constexpr uint64_t ticks = 100;

}  // namespace

CASE(DomainSetScheduleConfigure, EndMarkerAtTheStartIsInvalidArgument, "DOM-015") {
    CHECK_EQ("DOM-015", configure(t.domain_set(), 0, 0, 0), invalid_argument(2));
}

CASE(DomainSetScheduleConfigure, TheLongestDurationIsAccepted, "DOM-016") {
    // Boot has left just this at the start.
    CHECK_EQ("DOM-016", configure(t.domain_set(), 0, 0, longest_duration), success());
}

CASE(DomainSetScheduleConfigure, DurationBeyond56BitsIsInvalidArgument, "DOM-016") {
    for (const uint64_t duration : {uint64_t{1} << 56, ~uint64_t{0}}) {
        CHECK_EQ("DOM-016", configure(t.domain_set(), 0, 0, duration), invalid_argument(2));
    }
}

CASE(DomainSetScheduleConfigure, IndexBeyondTheScheduleIsRangeError, "DOM-017") {
    // The last index is no entry for the released kernels, which need it as an end marker.
    for (const Word index : {entries, ~Word{0}}) {
        CHECK_EQ("DOM-017", configure(t.domain_set(), index, 0, ticks),
                 (Either{range_error(0, entries - 1), range_error(0, entries - 2)}));
    }
}

CASE(DomainSetScheduleConfigure, UnknownDomainIsRangeError, "DOM-018") {
    for (const Word domain : {domain_count, Word{255}}) {
        CHECK_EQ("DOM-018", configure(t.domain_set(), 0, domain, ticks),
                 range_error(0, domain_count - 1));
    }
}

CASE(DomainSetScheduleSetStart, IndexBeyondTheScheduleIsRangeError, "DOM-024") {
    for (const Word index : {entries, ~Word{0}}) {
        CHECK_EQ("DOM-024", set_start(t.domain_set(), index), range_error(0, entries - 1));
    }
}

CASE(DomainSetScheduleSetStart, EndMarkerIsInvalidArgument, "DOM-023", "DOM-025") {
    // After boot there is one entry, at 0; the others are end markers.
    CHECK_EQ("DOM-025", set_start(t.domain_set(), 0), success());
    for (Word index = 1; index < entries; ++index) {
        CHECK_EQ("DOM-023", set_start(t.domain_set(), index), invalid_argument(0));
        CHECK_EQ("DOM-025", set_start(t.domain_set(), index), invalid_argument(0));
    }
}

}  // namespace selfe::conformance
#endif

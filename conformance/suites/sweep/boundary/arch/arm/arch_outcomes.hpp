// What an address is answered on Arm: VSpaces, and ranges of them that caches are asked about.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boundary.hpp"
#include "levels.hpp"

namespace selfe::conformance::sweep {

/// What translation tables are for ends with user space.
inline constexpr Word first_kernel_address_of_tables = first_kernel_address;

/// The range of a page or VSpace that the methods of caches get.
inline constexpr Word range_bytes = 16;

/// The end of a range that begins with a page.
constexpr Expected end_in_page(const Attempt& a) {
    return a.value == 0                  ? Expected::refusal(invalid_argument(1))
           : a.value <= small_page_bytes ? Expected::success()
                                         : Expected::refusal(invalid_argument(0));
}

/// The end of a range that begins where a page is mapped, at `window`.
constexpr Expected end_in_vspace(const Attempt& a) {
    if (a.value <= window) {
        return Expected::refusal(invalid_argument(1));
    }
    if (a.value <= window + small_page_bytes) {
        return Expected::success();
    }
    const Reply crossing = range_error(window, window + small_page_bytes - 1);
    return a.value < last_user_page ? Expected::refusal(crossing)
                                    : Expected::refusal(Either{illegal_operation(), crossing});
}

/// The start of a range that ends `range_bytes` behind `window`. Below it another page begins.
constexpr Expected start_in_vspace(const Attempt& a) {
    return a.value >= window + range_bytes ? Expected::refusal(invalid_argument(1))
           : a.value >= window             ? Expected::success()
                                           : Expected::undecided();
}

}  // namespace selfe::conformance::sweep

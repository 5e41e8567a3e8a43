// The kinds of timer that a platform can name, and the driver of each.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/timer/i8254.hpp"
#include "selfe/timer/imx_epit.hpp"
#include "selfe/timer/pl031.hpp"
#include "selfe/timer/tegra.hpp"

namespace selfe::timer {

/// `kind` of a platform's `[timer]` table.
enum class Kind { Pl031, ImxEpit, Tegra, I8254 };

namespace detail {
template <Kind, Registers Access>
struct DriverOf;
template <Registers Access>
struct DriverOf<Kind::Pl031, Access> {
    using Type = Pl031<Access>;
};
template <Registers Access>
struct DriverOf<Kind::ImxEpit, Access> {
    using Type = ImxEpit<Access>;
};
template <Registers Access>
struct DriverOf<Kind::Tegra, Access> {
    using Type = Tegra<Access>;
};
template <Registers Access>
struct DriverOf<Kind::I8254, Access> {
    using Type = I8254<Access>;
};
}  // namespace detail

/// The driver of a kind of timer. A new kind needs its enumerator, its driver, a line here, and its
/// name in cmake/selfe_platform_header.cmake.
template <Kind TimerKind, Registers Access>
using Driver = typename detail::DriverOf<TimerKind, Access>::Type;

}  // namespace selfe::timer

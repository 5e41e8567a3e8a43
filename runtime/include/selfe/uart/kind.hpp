// The kinds of UART that a platform can name, and the driver of each.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/uart/imx.hpp"
#include "selfe/uart/ns16550.hpp"
#include "selfe/uart/pl011.hpp"

namespace selfe::uart {

/// `kind` of a platform's `[uart]` table.
enum class Kind { Pl011, Imx, Ns16550 };

namespace detail {
template <Kind, Registers Access, unsigned RegisterShift>
struct DriverOf;
template <Registers Access, unsigned RegisterShift>
struct DriverOf<Kind::Pl011, Access, RegisterShift> {
    using Type = Pl011<Access>;
};
template <Registers Access, unsigned RegisterShift>
struct DriverOf<Kind::Imx, Access, RegisterShift> {
    using Type = Imx<Access>;
};
template <Registers Access, unsigned RegisterShift>
struct DriverOf<Kind::Ns16550, Access, RegisterShift> {
    using Type = Ns16550<Access, RegisterShift>;
};
}  // namespace detail

/// The driver of a kind of UART. A new kind needs its enumerator, its driver, and a line here.
template <Kind UartKind, Registers Access, unsigned RegisterShift>
using Driver = typename detail::DriverOf<UartKind, Access, RegisterShift>::Type;

}  // namespace selfe::uart

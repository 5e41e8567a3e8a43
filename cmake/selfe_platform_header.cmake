# Writes what target code may know of the platform into selfe/platform.hpp, from platform.toml.
# SPDX-License-Identifier: BSD-2-Clause
#
# Target selfe_platform_header has the include path; SELFE_UART_ACCESS says how the UART is reached:
# `mapped` (in memory), `ports` (IO ports), or `none` for a platform that has none.
include(selfe_refuse)

# selfe_platform_get(<variable> <default> <key>...): a value of the platform's data.
function(selfe_platform_get variable default)
    string(JSON value ERROR_VARIABLE error GET "${selfe_platform_json}" ${ARGN})
    if(error)
        set(value "${default}")
    endif()
    set(${variable} "${value}" PARENT_SCOPE)
endfunction()

# The enumerators of selfe::uart::Kind by their names in platform files.
set(selfe_uart_kind_pl011 Pl011)
set(selfe_uart_kind_imx Imx)
set(selfe_uart_kind_ns16550 Ns16550)

selfe_platform_get(selfe_uart_kind "" uart kind)
selfe_platform_get(selfe_uart_base "" uart base)
selfe_platform_get(selfe_uart_port "" uart port)
selfe_platform_get(selfe_uart_irq 0 uart irq)
selfe_platform_get(selfe_uart_register_shift 0 uart register_shift)

set(SELFE_UART_ACCESS none)
set(selfe_uart_text "")
if(selfe_uart_kind)
    if(NOT DEFINED selfe_uart_kind_${selfe_uart_kind})
        selfe_refuse("${SELFE_PLATFORM_FILE}: uart.kind '${selfe_uart_kind}' has no driver"
            "the kinds are pl011, imx and ns16550; runtime/include/selfe/uart/kind.hpp says how to add one")
    endif()
    set(SELFE_UART_ACCESS mapped)
    set(selfe_uart_address "${selfe_uart_base}")
    if(NOT selfe_uart_port STREQUAL "")
        set(SELFE_UART_ACCESS ports)
        set(selfe_uart_address "${selfe_uart_port}")
    endif()
    set(selfe_uart_text "
/// The serial line on which a program speaks.
namespace uart {
inline constexpr selfe::uart::Kind kind = selfe::uart::Kind::${selfe_uart_kind_${selfe_uart_kind}};
/// Physical address, or number of the first IO port.
inline constexpr uint64_t base = ${selfe_uart_address}U;
/// log2 of the distance between two registers in bytes.
inline constexpr unsigned register_shift = ${selfe_uart_register_shift};
inline constexpr unsigned irq = ${selfe_uart_irq};
}  // namespace uart
")
endif()

file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/platform/include/selfe/platform.hpp" @ONLY CONTENT
"// What a program may know of platform @SELFE_PLATFORM@. Generated from its platform.toml.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

#include \"selfe/uart/kind.hpp\"

namespace selfe::platform {

inline constexpr char name[] = \"@SELFE_PLATFORM@\";
@selfe_uart_text@
}  // namespace selfe::platform
")

add_library(selfe_platform_header INTERFACE)
target_include_directories(selfe_platform_header INTERFACE "${PROJECT_BINARY_DIR}/platform/include")

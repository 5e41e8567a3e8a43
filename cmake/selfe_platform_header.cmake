# Writes what target code may know of the platform into selfe/platform.hpp, from platform.toml.
# SPDX-License-Identifier: BSD-2-Clause
#
# Target selfe_platform_header has the include path. SELFE_UART_ACCESS says how the UART is reached:
# `mapped` (in memory), `ports` (IO ports), or `none` for a platform that has none. SELFE_TIMER_ACCESS
# says the same of the timer. SELFE_UART_KIND and SELFE_TIMER_KIND are the kinds of the devices, empty
# for none.
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

selfe_platform_get(SELFE_UART_KIND "" uart kind)
selfe_platform_get(selfe_uart_base "" uart base)
selfe_platform_get(selfe_uart_port "" uart port)
selfe_platform_get(selfe_uart_irq 0 uart irq)
selfe_platform_get(selfe_uart_register_shift 0 uart register_shift)

set(SELFE_UART_ACCESS none)
set(selfe_uart_text "")
if(SELFE_UART_KIND)
    if(NOT DEFINED selfe_uart_kind_${SELFE_UART_KIND})
        selfe_refuse("${SELFE_PLATFORM_FILE}: uart.kind '${SELFE_UART_KIND}' has no driver"
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
inline constexpr selfe::uart::Kind kind = selfe::uart::Kind::${selfe_uart_kind_${SELFE_UART_KIND}};
/// Physical address, or number of the first IO port.
inline constexpr uint64_t base = ${selfe_uart_address}ULL;
/// log2 of the distance between two registers in bytes.
inline constexpr unsigned register_shift = ${selfe_uart_register_shift};
inline constexpr unsigned irq = ${selfe_uart_irq};
}  // namespace uart
")
endif()

# The enumerators of selfe::timer::Kind by their names in platform files.
set(selfe_timer_kind_pl031 Pl031)
set(selfe_timer_kind_imx-epit ImxEpit)
set(selfe_timer_kind_tegra Tegra)
set(selfe_timer_kind_i8254 I8254)

selfe_platform_get(SELFE_TIMER_KIND "" timer kind)
selfe_platform_get(selfe_timer_base "" timer base)
selfe_platform_get(selfe_timer_port "" timer port)
selfe_platform_get(selfe_timer_irq 0 timer irq)
selfe_platform_get(selfe_timer_frequency 0 timer frequency)

set(SELFE_TIMER_ACCESS none)
set(selfe_timer_text "")
if(SELFE_TIMER_KIND)
    if(NOT DEFINED selfe_timer_kind_${SELFE_TIMER_KIND})
        selfe_refuse("${SELFE_PLATFORM_FILE}: timer.kind '${SELFE_TIMER_KIND}' has no driver"
            "runtime/include/selfe/timer/kind.hpp has the kinds, and says how to add one")
    endif()
    set(SELFE_TIMER_ACCESS mapped)
    if(NOT selfe_timer_port STREQUAL "")
        set(SELFE_TIMER_ACCESS ports)
    endif()
    set(selfe_timer_text "
/// A timer that kernels leave to user level.
namespace timer {
inline constexpr selfe::timer::Kind kind = selfe::timer::Kind::${selfe_timer_kind_${SELFE_TIMER_KIND}};
/// Physical address, or number of the first IO port.
inline constexpr uint64_t base = ${selfe_timer_base}${selfe_timer_port}ULL;
inline constexpr unsigned irq = ${selfe_timer_irq};
/// Of its clock, in Hz.
inline constexpr uint64_t frequency = ${selfe_timer_frequency}ULL;
}  // namespace timer
")
endif()

selfe_platform_get(selfe_virtual_cpu_interface 0 interrupt_controller virtual_cpu_interface)

selfe_platform_get(selfe_spare_memory 0 test spare_memory start)
selfe_platform_get(selfe_spare_memory_size 0 test spare_memory size)

# Lines that nothing drives.
selfe_platform_get(selfe_spare_irqs "[]" test spare_irqs)
string(JSON selfe_spare_irq_count LENGTH "${selfe_spare_irqs}")
string(REGEX REPLACE "[][ \n]" "" selfe_spare_irqs "${selfe_spare_irqs}")
string(REPLACE "," ", " selfe_spare_irqs "${selfe_spare_irqs}")

file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/platform/include/selfe/platform.hpp" @ONLY CONTENT
"// What a program may know of platform @SELFE_PLATFORM@. Generated from its platform.toml.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

#include \"selfe/timer/kind.hpp\"
#include \"selfe/uart/kind.hpp\"

namespace selfe::platform {

inline constexpr char name[] = \"@SELFE_PLATFORM@\";
@selfe_uart_text@@selfe_timer_text@
/// Interrupts with nothing attached to them, for tests; the array ends with a number that is none.
inline constexpr unsigned spare_irq_count = @selfe_spare_irq_count@;
inline constexpr unsigned spare_irqs[spare_irq_count + 1] = {@selfe_spare_irqs@};

/// RAM of the machine that kernels are not told of, or leave alone: to them it is a device's. Size 0
/// for none.
inline constexpr uint64_t spare_memory = @selfe_spare_memory@ULL;
inline constexpr uint64_t spare_memory_size = @selfe_spare_memory_size@ULL;

/// Physical address of what guests of a hypervisor have as interrupt controller; 0 for none.
inline constexpr uint64_t virtual_cpu_interface = @selfe_virtual_cpu_interface@ULL;

}  // namespace selfe::platform
")

add_library(selfe_platform_header INTERFACE)
target_include_directories(selfe_platform_header INTERFACE "${PROJECT_BINARY_DIR}/platform/include")

# The files of this suite on both Arm architectures.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_irq_include arch/arm)
set(selfe_irq_cases
    arch/arm/get.cpp
    arch/arm/get_errors.cpp
    arch/arm/get_trigger_errors.cpp
    arch/arm/edge_of_nobody.cpp
    arch/arm/issue_sgi_signal_errors.cpp
    arch/arm/sgi_signal.cpp)
if(SELFE_HAS_SEVERAL_CORES)
    list(APPEND selfe_irq_cases arch/arm/get_trigger_core.cpp)
endif()

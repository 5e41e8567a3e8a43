# The files of this suite on x86_64.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_irq_include arch/x86_64)
set(selfe_irq_cases
    arch/x86_64/get.cpp
    arch/x86_64/get_ioapic_errors.cpp
    arch/x86_64/get_msi_errors.cpp)

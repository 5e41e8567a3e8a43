# The files of this suite on both Arm architectures, besides those that all architectures share.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_vspace_cases
    arch/arm/page_cache.cpp
    arch/arm/page_execution.cpp
    arch/arm/page_map.cpp
    arch/arm/page_map_errors.cpp
    arch/arm/page_table.cpp
    arch/arm/page_table_errors.cpp
    arch/arm/vspace_cache.cpp)

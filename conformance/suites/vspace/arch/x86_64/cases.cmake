# The files of this suite on x86_64, besides those that all architectures share.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_vspace_cases
    arch/x86_64/canonical.cpp
    arch/x86_64/no_vspace_methods.cpp
    arch/x86_64/page_map.cpp
    arch/x86_64/page_map_errors.cpp
    arch/x86_64/table_derivation.cpp
    arch/x86_64/table_map.cpp
    arch/x86_64/table_map_errors.cpp
    arch/x86_64/table_unmap.cpp)

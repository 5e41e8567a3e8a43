# What the tests of the bindings have to know about 64-bit RISC-V.
# SPDX-License-Identifier: BSD-2-Clause

# Headers that not all architectures have.
set(selfe_arch_headers)
# More pairs of raw and typed calls than code_equality.cpp's.
set(selfe_arch_more_pairs)
# Sources that must not compile, in this folder's must_not_compile.
set(selfe_arch_must_not_compile page_as_page_table)

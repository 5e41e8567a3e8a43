# What the tests of the bindings have to know about x86_64.
# SPDX-License-Identifier: BSD-2-Clause

# Headers that not all architectures have.
set(selfe_arch_headers ept io_port io_space vcpu)
# More pairs of raw and typed calls than code_equality.cpp's.
set(selfe_arch_more_pairs "${CMAKE_CURRENT_LIST_DIR}/code_equality_vtx.cpp")
# Sources that must not compile, in this folder's must_not_compile.
set(selfe_arch_must_not_compile attributes_together io_port_as_control io_port_error_as_value
    page_directory_as_page_table)

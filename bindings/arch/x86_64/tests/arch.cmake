# What the tests of the bindings have to know about x86_64.
# SPDX-License-Identifier: BSD-2-Clause

# Headers that not all architectures have.
set(selfe_arch_headers ept io_port io_space vcpu)
# Sources that must not compile, in this folder's must_not_compile.
set(selfe_arch_must_not_compile attributes_together io_port_as_control io_port_error_as_value
    page_directory_as_page_table)

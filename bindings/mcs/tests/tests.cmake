# What the tests of the bindings have to know about kernels with scheduling contexts.
# SPDX-License-Identifier: BSD-2-Clause

# Sources that must not compile, in this folder's must_not_compile.
set(selfe_scheduling_must_not_compile answer_to_nobody endpoint_as_reply recv_without_reply
    saved_caller)

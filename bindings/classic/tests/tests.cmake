# What the tests of the bindings have to know about kernels without scheduling contexts.
# SPDX-License-Identifier: BSD-2-Clause

# Sources that must not compile, in this folder's must_not_compile.
set(selfe_scheduling_must_not_compile endpoint_as_saved_caller reply_object scheduling_context
    second_answer)

# selfe_refuse(): stops the configure step with one sentence and what to do about it.
# SPDX-License-Identifier: BSD-2-Clause

# Lines that begin with a space are printed as they are, so that the sentence stays on one line.
function(selfe_refuse sentence hint)
    message(FATAL_ERROR "\n error: ${sentence}\n hint: ${hint}\n")
endfunction()

// A store that is exclusive, with a system call between it and its load, AArch64.
// SPDX-License-Identifier: BSD-2-Clause

.section .text.selfe_conformance_store_exclusive, "ax"

// Word selfe_conformance_store_exclusive(Word* place, Word system_call): loads the word, makes the
// system call unless it is 0, and stores the word; whether the store was refused.
.global selfe_conformance_store_exclusive
.type selfe_conformance_store_exclusive, %function
selfe_conformance_store_exclusive:
    // Live: x0, x1, x30; nothing between load and store touches memory.
    mov     x9, x0
    mov     x7, x1
    ldxr    x10, [x9]
    cbz     x7, 1f
    svc     #0
1:  stxr    w0, x10, [x9]
    ret
.size selfe_conformance_store_exclusive, . - selfe_conformance_store_exclusive

.section .note.GNU-stack, "", %progbits

// From the multiboot loader to C++: 32-bit protected mode without paging, then long mode in the kernel's window.
// SPDX-License-Identifier: BSD-2-Clause
//
// In: eax = the loader's magic number, ebx = its information (multiboot specification 0.6.96). This
// part is linked to physical addresses (section .boot); everything else lies in the window, so what
// .boot mentions of it has `window_offset` subtracted.

#include "arch/segments.h"

#define HEADER_MAGIC 0x1badb002
#define HEADER_FLAGS 3              /* align modules to pages, tell the memory map */

.section .boot, "awx"
.code32
.balign 4
    .long HEADER_MAGIC, HEADER_FLAGS, -(HEADER_MAGIC + HEADER_FLAGS)

// Live: eax, ebx as above.
.global kernel_entry
kernel_entry:
    mov %eax, %esi
    mov %ebx, %edi
    mov $boot_stack_top, %esp
    mov $0x80000000, %eax           // how many extended leaves there are
    cpuid
    cmp $0x80000001, %eax
    jb no_long_mode
    mov $0x80000001, %eax
    cpuid
    bt $29, %edx                    // long mode
    jnc no_long_mode
    bt $26, %edx                    // pages of 1 GiB
    jnc no_long_mode

// Live: esi, edi. The first 4 GiB map to themselves and, like everything the window reaches, to the
// window. Cleared by the loader: tables and stack.
    mov $boot_low_gigabytes + 3, %eax
    mov %eax, kernel_top_physical
    mov $window_gigabytes_physical + 3, %eax
    mov %eax, kernel_top_physical + 511 * 8
    xor %ecx, %ecx
1:  mov %ecx, %eax                  // entry n: n * 1 GiB, present, writable, a page, global
    shl $30, %eax
    or $0x183, %eax
    mov %ecx, %edx
    shr $2, %edx
    mov %eax, window_gigabytes_physical(, %ecx, 8)
    mov %edx, window_gigabytes_physical + 4(, %ecx, 8)
    cmp $4, %ecx
    jae 2f
    and $~0x100, %eax               // these disappear again
    mov %eax, boot_low_gigabytes(, %ecx, 8)
    mov %edx, boot_low_gigabytes + 4(, %ecx, 8)
2:  inc %ecx
    cmp $512, %ecx
    jb 1b

    mov $kernel_top_physical, %eax
    mov %eax, %cr3
    mov $0xa0, %eax                 // CR4: physical address extension, global pages
    mov %eax, %cr4
    mov $0xc0000080, %ecx           // EFER: long mode, system calls, no-execute
    rdmsr
    or $0x901, %eax
    wrmsr
    mov $0x80010033, %eax           // CR0: paging, write protection, FPU errors as exceptions
    mov %eax, %cr0
    lgdt boot_segments_pointer
    ljmp $KERNEL_CODE, $long_mode

// No console driver runs yet; without these features nothing else can be said.
no_long_mode:
    mov $no_long_mode_text, %esi
1:  mov $0x3fd, %edx                // serial port: line status
2:  in %dx, %al
    test $0x20, %al                 // room for a character
    jz 2b
    mov (%esi), %al
    test %al, %al
    jz 3f
    mov $0x3f8, %edx
    out %al, %dx
    inc %esi
    jmp 1b
3:  cli
    hlt
    jmp 3b
no_long_mode_text:
    .asciz "kernel: panic: the processor lacks long mode or pages of 1 GiB; halting...\r\n"

// Live: esi = magic, edi = information.
.code64
long_mode:
    xor %eax, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %fs
    mov %eax, %gs
    mov $KERNEL_DATA, %eax
    mov %eax, %ss
    movabs $in_window, %rax
    jmp *%rax

.balign 8
boot_segments:
    .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
boot_segments_pointer:
    .word . - boot_segments - 1
    .long boot_segments

.section .boot.bss, "aw", @nobits
.balign 4096
boot_low_gigabytes:
    .space 4096
    .space 256
boot_stack_top:

.text
// Live: esi, edi.
in_window:
    lea kernel_stack_top(%rip), %rsp
    xor %ebp, %ebp
    xchg %rsi, %rdi                 // first argument: magic, second: information
    mov %edi, %edi
    mov %esi, %esi
    call boot_kernel                // returns the first thread's registers
    jmp resume_user

.bss
.balign 4096
.global kernel_top, window_gigabytes
kernel_top:
    .space 4096
window_gigabytes:
    .space 4096
    .space 16384
.global kernel_stack_top
kernel_stack_top:                   // a multiple of 16

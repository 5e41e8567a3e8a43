/* A kernel interface small enough to read: the input of the generator's tests. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <kernel/gen_config.h>
#include <sel4/types.h>

#define seL4_PageBits 12
#define seL4_FrameSize LIBSEL4_BIT(seL4_PageBits)
#define seL4_UserTop 0x00007fffffffffff
#define seL4_HighBit 0x8000000000000000ul
#define seL4_LowestOffset (-0x7fffffffffffffffl - 1)
#define seL4_CapInitThread seL4_CapInitThreadTCB
#define seL4_BadArgument seL4_InvalidArgument
#define seL4_OldFault SEL4_DEPRECATE_MACRO(seL4_VMFault_IP)
#define seL4_AllRights seL4_CapRights_new(1, 1)
#define seL4_Null 0L
#define seL4_OldSuspend seL4_TCB_Suspend
#define IRQ_OFFSET 16

/* Defined and taken back: not part of the interface. */
#define seL4_Scratch 1
#undef seL4_Scratch

extern __thread seL4_Word *__sel4_ipc_buffer;

static inline void arm_sys_null(seL4_Word number)
{
    register seL4_Word r asm("x7") = number;
    asm volatile("svc #0" : : "r"(r) : "memory");
}

LIBSEL4_INLINE_FUNC seL4_CapRights_t CONST seL4_CapRights_new(seL4_Word read, seL4_Word write)
{
    seL4_CapRights_t rights;
    rights.words[0] = 0 | (read & 1) << 1 | (write & 1);
    return rights;
}

struct seL4_TCB_Read {
    int error;
    seL4_Word value;
};
typedef struct seL4_TCB_Read seL4_TCB_Read_t;

/**
 * @xmlonly <manual name="Suspend" label="tcb_suspend"/> @endxmlonly
 * @brief @xmlonly Stops a thread. @endxmlonly
 *
 * @xmlonly
 * <docref>See <autoref label="sec:threads"/>.</docref>
 * @endxmlonly
 *
 * @param tcb The thread's "TCB" capability; a \ in the text does no harm.
 * @return @xmlonly <errorenumdesc/> @endxmlonly
 * @retval seL4_InvalidArgument The  @xmlonly <texttt text="tcb"/> @endxmlonly  is none, or one of a kind
 * that nobody has ever seen stop @xmlonly <docref>(see <autoref label="sec:kinds"/>)</docref> @endxmlonly .
 */
LIBSEL4_INLINE seL4_Error seL4_TCB_Suspend(seL4_TCB tcb);

LIBSEL4_INLINE seL4_Error seL4_TCB_Suspend(seL4_TCB _service)
{
    arm_sys_null(_service);
    return seL4_NoError;
}

/** A function that hides a type of the same name. */
LIBSEL4_INLINE seL4_TCB_Read_t seL4_TCB_Read(seL4_TCB tcb)
{
    struct seL4_TCB_Read result;
    result.error = 0;
    result.value = tcb;
    return result;
}

/** Runs a function, if 0 < 1. */
LIBSEL4_INLINE void seL4_DebugRun(void (*function)(void *), void *argument)
{
    function(argument);
}

static inline __attribute__((deprecated("use seL4_TCB_Suspend"))) seL4_Error seL4_Stop(void)
{
    return seL4_TCB_Suspend(seL4_CapInitThreadTCB);
}

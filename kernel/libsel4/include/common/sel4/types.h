/* Every type of the interface. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/simple_types.h>

/* Node: a core of the machine. */
typedef seL4_Word seL4_NodeId;
typedef seL4_Word seL4_PAddr;
typedef seL4_Word seL4_Domain;

/* Capability pointers, named after the object that the capability must refer to. */
typedef seL4_CPtr seL4_CNode;
typedef seL4_CPtr seL4_IRQHandler;
typedef seL4_CPtr seL4_IRQControl;
typedef seL4_CPtr seL4_TCB;
typedef seL4_CPtr seL4_Untyped;
typedef seL4_CPtr seL4_DomainSet;
typedef seL4_CPtr seL4_SchedContext;
typedef seL4_CPtr seL4_SchedControl;

/** Microseconds, or domain ticks where a method says so. */
typedef seL4_Uint64 seL4_Time;

/* Most objects that one seL4_Untyped_Retype makes. */
#define seL4_UntypedRetypeMaxObjects CONFIG_RETYPE_FAN_OUT_LIMIT

/* CNode data that leaves guard and badge alone. */
#define seL4_NilData 0

#include <sel4/arch/constants.h>
#include <sel4/arch/objecttype.h>
#include <sel4/arch/types.h>
#include <sel4/constants.h>
#include <sel4/errors.h>
#include <sel4/mode/types.h>
#include <sel4/objecttype.h>
#include <sel4/sel4_arch/objecttype.h>
#include <sel4/sel4_arch/types.h>
#include <sel4/sel4_arch/types_gen.h>
#include <sel4/shared_types.h>
#include <sel4/syscall.h>

/* Object types that every architecture has: the type argument of seL4_Untyped_Retype. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/config.h>
#include <sel4/simple_types.h>

typedef enum api_object {
    seL4_UntypedObject,
    seL4_TCBObject,
    seL4_EndpointObject,
    seL4_NotificationObject,
    seL4_CapTableObject,
#ifdef CONFIG_KERNEL_MCS
    seL4_SchedContextObject,
    seL4_ReplyObject,
#endif
    seL4_NonArchObjectTypeCount
} seL4_ObjectType;

/* Former name of notifications. */
LIBSEL4_UNUSED static const seL4_ObjectType seL4_AsyncEndpointObject
    SEL4_DEPRECATED("use seL4_NotificationObject") = seL4_NotificationObject;

/** Any object type, generic or of the architecture. */
typedef seL4_Word api_object_t;

/* One of each kind of type. */
/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MINIATURE_TYPES_H
#define MINIATURE_TYPES_H

#include <sel4/macros.h>

typedef unsigned char seL4_Uint8;
typedef unsigned long seL4_Word;
typedef seL4_Word seL4_CPtr;
typedef seL4_CPtr seL4_TCB;
typedef seL4_CPtr seL4_PageDirectory;

/* An old name; the semicolon is a slip that real headers have made. */
#define seL4_OldDirectory seL4_PageDirectory;

/** What went wrong. */
typedef enum {
    seL4_NoError = 0,
    seL4_InvalidArgument,
    seL4_NumErrors
} seL4_Error;

enum {
    seL4_CapNull,
    seL4_CapInitThreadTCB
};

enum priorityConstants {
    seL4_InvalidPrio = -1,
    seL4_MaxPrio = CONFIG_NUM_PRIORITIES - 1
};

typedef enum {
    seL4_VMFault_IP,
    SEL4_FORCE_LONG_ENUM(seL4_VMFault_Msg),
} seL4_VMFault_Msg;

struct seL4_CapRights {
    seL4_Word words[1];
};
typedef struct seL4_CapRights seL4_CapRights_t;

/** Where memory is. */
typedef struct seL4_UntypedDesc {
    seL4_Word paddr; /* physical address */
    seL4_Uint8 sizeBits;
    seL4_Uint8 padding[7];
} seL4_UntypedDesc;

/* Nested and transparent members, as the frame-buffer description of some platforms has. */
typedef union {
    struct {
        seL4_Word ip;
        struct {
            seL4_Uint8 low;
            seL4_Uint8 high;
        } status;
    } regs;
    struct {
        seL4_Word first;
    };
    seL4_Word raw[2];
} seL4_Registers;

/** A field whose address nobody can take. */
struct seL4_Packed {
    unsigned kind : 4;
    unsigned rest : 28;
};

#endif

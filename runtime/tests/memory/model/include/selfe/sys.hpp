// A stand-in for what the generator makes of a kernel's headers: its calls arrive at a KernelModel.
// SPDX-License-Identifier: BSD-2-Clause
//
// The bindings take whatever `selfe/sys.hpp` the include path has. With this one they compile for
// the machine that builds, and allocators run unmodified against the model. What is declared and
// not defined here nobody calls; the names are libsel4's.
#pragma once

#include <stdint.h>

#include "selfe/arch_sys.hpp"

namespace selfe::sys {

using seL4_Uint8 = uint8_t;
using seL4_Uint32 = uint32_t;
using seL4_CPtr = seL4_Word;

enum seL4_Error {
    seL4_NoError,
    seL4_InvalidArgument,
    seL4_InvalidCapability,
    seL4_IllegalOperation,
    seL4_RangeError,
    seL4_AlignmentError,
    seL4_FailedLookup,
    seL4_TruncatedMessage,
    seL4_DeleteFirst,
    seL4_RevokeFirst,
    seL4_NotEnoughMemory,
    seL4_NumErrors
};
enum seL4_LookupFailureType { seL4_NoFailure, seL4_InvalidRoot, seL4_MissingCapability };

struct seL4_CapRights_t {
    seL4_Word words[1];
};
inline constexpr seL4_CapRights_t seL4_NoRights{{0}};
inline constexpr seL4_CapRights_t seL4_CanWrite{{1}};
inline constexpr seL4_CapRights_t seL4_CanRead{{2}};
inline constexpr seL4_CapRights_t seL4_ReadWrite{{3}};
inline constexpr seL4_CapRights_t seL4_CanGrant{{4}};
inline constexpr seL4_CapRights_t seL4_CanGrantReply{{8}};
inline constexpr seL4_CapRights_t seL4_NoWrite{{14}};
inline constexpr seL4_CapRights_t seL4_NoRead{{13}};
inline constexpr seL4_CapRights_t seL4_AllRights{{15}};

struct seL4_SlotRegion {
    seL4_Word start;
    seL4_Word end;
};
struct seL4_UntypedDesc {
    seL4_Word paddr;
    seL4_Uint8 sizeBits;
    seL4_Uint8 isDevice;
};
struct seL4_BootInfoHeader {
    seL4_Word id;
    seL4_Word len;
};
struct seL4_IPCBuffer;
struct seL4_BootInfo {
    seL4_Word extraLen, nodeID, numNodes;
    seL4_IPCBuffer* ipcBuffer;
    seL4_SlotRegion empty, sharedFrames, userImageFrames, userImagePaging, ioSpaceCaps,
        extraBIPages;
    seL4_Word initThreadCNodeSizeBits, initThreadDomain;
    seL4_SlotRegion untyped;
    seL4_UntypedDesc untypedList[1];
};
inline constexpr seL4_Word seL4_BootInfoFrameSize = 4096;
inline constexpr seL4_Word SEL4_BOOTINFO_HEADER_PADDING = 0;

struct seL4_CNode_CapData_t {
    seL4_Word words[1];
};
seL4_CNode_CapData_t seL4_CNode_CapData_new(seL4_Word guard, seL4_Word bits);

inline constexpr seL4_Word seL4_MinUntypedBits = 4;
inline constexpr seL4_Word seL4_UntypedRetypeMaxObjects = 256;
inline constexpr seL4_Word seL4_UntypedObject = 0;
inline constexpr seL4_Word seL4_TCBObject = 1;
inline constexpr seL4_Word seL4_EndpointObject = 2;
inline constexpr seL4_Word seL4_NotificationObject = 3;
inline constexpr seL4_Word seL4_CapTableObject = 4;

[[noreturn]] void __assert_fail(const char* expression, const char* file, int line,
                                const char* function);

seL4_Error seL4_Untyped_Retype(seL4_Word untyped, seL4_Word type, seL4_Word size_bits,
                               seL4_Word root, seL4_Word node_index, seL4_Word node_depth,
                               seL4_Word node_offset, seL4_Word num_objects);
seL4_Error seL4_CNode_Revoke(seL4_Word root, seL4_Word index, seL4_Uint8 depth);
seL4_Error seL4_CNode_Delete(seL4_Word root, seL4_Word index, seL4_Uint8 depth);
seL4_Error seL4_CNode_Copy(seL4_Word root, seL4_Word index, seL4_Uint8 depth, seL4_Word from_root,
                           seL4_Word from_index, seL4_Uint8 from_depth, seL4_CapRights_t rights);
seL4_Error seL4_CNode_Mint(seL4_Word root, seL4_Word index, seL4_Uint8 depth, seL4_Word from_root,
                           seL4_Word from_index, seL4_Uint8 from_depth, seL4_CapRights_t rights,
                           seL4_Word badge);
seL4_Error seL4_CNode_Move(seL4_Word, seL4_Word, seL4_Uint8, seL4_Word, seL4_Word, seL4_Uint8);
seL4_Error seL4_CNode_Mutate(seL4_Word, seL4_Word, seL4_Uint8, seL4_Word, seL4_Word, seL4_Uint8,
                             seL4_Word);
seL4_Error seL4_CNode_Rotate(seL4_Word, seL4_Word, seL4_Uint8, seL4_Word, seL4_Word, seL4_Word,
                             seL4_Uint8, seL4_Word, seL4_Word, seL4_Word, seL4_Uint8);
seL4_Error seL4_CNode_CancelBadgedSends(seL4_Word, seL4_Word, seL4_Uint8);
seL4_Error seL4_CNode_SaveCaller(seL4_Word, seL4_Word, seL4_Uint8);

seL4_Word seL4_GetMR(int i);
void seL4_SetMR(int i, seL4_Word word);
seL4_Word seL4_GetBadge(int i);
seL4_CPtr seL4_GetCap(int i);
void seL4_SetCap(int i, seL4_CPtr cap);
void seL4_GetCapReceivePath(seL4_CPtr* root, seL4_CPtr* index, seL4_Word* depth);
void seL4_SetCapReceivePath(seL4_CPtr root, seL4_CPtr index, seL4_Word depth);

}  // namespace selfe::sys

#include "selfe/arch_calls.hpp"

// The table in a boot image that tells the loader what to put where; selfe-image fills it in.
// SPDX-License-Identifier: BSD-2-Clause
//
// A boot image is one block of bytes that runs wherever it was loaded, if 4 KiB-aligned:
//
//     0                       branch to the loader's code
//     SELFE_PAYLOAD_OFFSET    Payload, this table
//     ...                     the loader's code and constants
//     regions[i].source       file bytes of kernel, device tree and root task, as they are:
//                             neither compressed nor summed, so that a test runner may patch a
//                             page of the root task in a copy of the image
//     image_size              end of the bytes that must be loaded
//     scratch_offset          memory the loader uses for its page tables and stack; it need not be
//     + scratch_size          loaded, only be there
//
// All numbers are little-endian. `source` and `scratch_offset` count from the start of the image,
// all other addresses are physical unless they say virtual. Version rule: any change to this file
// that moves or redefines a field takes a new SELFE_PAYLOAD_VERSION; loader and packer accept
// exactly their own.
#pragma once

#define SELFE_PAYLOAD_OFFSET 16
#define SELFE_PAYLOAD_VERSION 3
#define SELFE_PAYLOAD_SIZE 1024
// What the first instructions need, as offsets from the start of the image.
#define SELFE_PAYLOAD_SCRATCH_OFFSET (SELFE_PAYLOAD_OFFSET + 32)
#define SELFE_PAYLOAD_SCRATCH_SIZE (SELFE_PAYLOAD_OFFSET + 40)

#ifndef __ASSEMBLER__
#include <stddef.h>
#include <stdint.h>

namespace selfe::loader {

// Not inline: compilers fetch the address of what other files define too from a table, which would
// need relocation.
constexpr char payload_magic[8] = {'S', 'E', 'L', 'F', 'E', 'I', 'M', 'G'};
inline constexpr size_t max_regions = 16;

/// What a region is; the loader maps Kernel regions at their virtual addresses too.
enum class RegionKind : uint32_t { None = 0, Kernel = 1, DeviceTree = 2, RootTask = 3 };

/// One block to put in place: `file_size` bytes are copied from the image, the rest of
/// `memory_size` is zeroed.
struct PayloadRegion {
    uint64_t destination;
    uint64_t source;
    uint64_t file_size;
    uint64_t memory_size;
    uint64_t virtual_address;  ///< where it is linked; 0 for the device tree
    RegionKind kind;
    uint32_t reserved;
};

/// Which driver prints the loader's last words; the kinds of platform.toml's `[uart]`.
enum class UartKind : uint32_t { None = 0, Pl011 = 1, Imx = 2, Ns16550 = 3 };

/// How a further core is made to run; the kinds of platform.toml's `[cores]`.
enum class CoreStart : uint32_t { None = 0, Psci = 1, Imx6Src = 2 };

/// The table itself.
struct Payload {
    char magic[8];
    uint32_t version;
    uint32_t size;     ///< SELFE_PAYLOAD_SIZE
    uint32_t machine;  ///< e_machine of loader, kernel and root task
    uint32_t region_count;
    uint64_t image_size;      ///< bytes from the start of the image to the end of the last source
    uint64_t scratch_offset;  ///< multiple of 4096
    uint64_t scratch_size;    ///< multiple of 4096
    uint64_t load_address;    ///< where the ELF form of the image is loaded
    uint64_t kernel_entry;    ///< virtual
    uint64_t root_task_start;
    uint64_t root_task_end;
    uint64_t root_task_offset;  ///< physical minus virtual address, modulo the word
    uint64_t root_task_entry;   ///< virtual
    uint64_t device_tree;
    uint64_t device_tree_size;  ///< bytes of the blob itself
    uint64_t uart_base;
    UartKind uart_kind;
    uint32_t uart_register_shift;  ///< NS16550: registers lie 2^shift bytes apart; otherwise 0
    uint8_t image_id[8];     ///< first bytes of the root task's GNU build id; zeros if it has none
    char platform[32];       ///< NUL-terminated
    uint64_t core_control;   ///< registers of what starts cores, where there are any
    uint32_t core_count;     ///< cores that enter the kernel: 1 to max_cores
    CoreStart core_start;    ///< None with one core
    uint32_t is_hypervisor;  ///< 1: the kernel is entered in the hypervisor's mode
    uint8_t unused[68];
    PayloadRegion regions[max_regions];
};

static_assert(sizeof(PayloadRegion) == 48);
static_assert(sizeof(Payload) == SELFE_PAYLOAD_SIZE, "payload.h: size and struct must agree");
static_assert(offsetof(Payload, scratch_offset) + SELFE_PAYLOAD_OFFSET ==
                  SELFE_PAYLOAD_SCRATCH_OFFSET,
              "entry.S reads this field before there is a stack");
static_assert(offsetof(Payload, scratch_size) + SELFE_PAYLOAD_OFFSET == SELFE_PAYLOAD_SCRATCH_SIZE,
              "entry.S reads this field before there is a stack");

/// What the loader needs behind every image: page tables and stacks. On AArch64 the tables are a
/// top-level one for each half of the address space, then one a level for each gigabyte touched; on
/// AArch32 one of 16 KiB, aligned to its size, and two small ones. Behind them each core has a
/// small stack (that of core 0 lies idle), then comes the boot core's.
inline constexpr uint64_t scratch_tables = 24;
inline constexpr uint32_t max_cores = 16;
inline constexpr uint64_t core_stack_size = 1024;
inline constexpr uint64_t scratch_stack_size = 8192;
inline constexpr uint64_t scratch_size =
    scratch_tables * 4096 + max_cores * core_stack_size + scratch_stack_size;
static_assert(scratch_size % 4096 == 0);

}  // namespace selfe::loader
#endif

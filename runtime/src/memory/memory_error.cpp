// The causes of memory errors in words.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/memory_error.hpp"

namespace selfe {

const char* name_of(MemoryCause cause) {
    switch (cause) {
        case MemoryCause::None:
            return "no error";
        case MemoryCause::OutOfSlots:
            return "out of capability slots";
        case MemoryCause::OutOfMemory:
            return "out of untyped memory";
        case MemoryCause::OutOfRecords:
            return "out of records for the books";
        case MemoryCause::OutOfAddresses:
            return "out of addresses";
        case MemoryCause::Misaligned:
            return "misaligned";
        case MemoryCause::OutOfRange:
            return "out of range";
        case MemoryCause::Overlap:
            return "overlaps what is mapped or reserved";
        case MemoryCause::NotCovered:
            return "no untyped covers the physical address";
        case MemoryCause::Taken:
            return "the physical memory is in use";
        case MemoryCause::NotMapped:
            return "nothing is mapped there";
        case MemoryCause::StackTooSmall:
            return "the stack is too small for the thread-local variables";
        case MemoryCause::Kernel:
            return "the kernel refused";
    }
    return "unknown cause";
}

}  // namespace selfe

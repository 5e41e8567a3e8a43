// Virtual address spaces on RISC-V: the top-level translation table.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"

namespace selfe {

/// An address space: a page table object that an ASID pool has assigned (`AsidPool::assign`) before
/// it was mapped anywhere. It has no methods of its own, what is mapped is told to map itself.
struct VSpace : Invocable<VSpace> {};

}  // namespace selfe

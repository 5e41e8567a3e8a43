// Virtual address spaces on x86_64: the top-level translation table (PML4).
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"

namespace selfe {

/// An address space. It works once an ASID pool has assigned it (`AsidPool::assign`); it has no
/// methods of its own, what is mapped is told to map itself.
struct VSpace : Invocable<VSpace> {};

}  // namespace selfe

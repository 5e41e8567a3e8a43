// Which object types RISC-V has besides those that all have; for bindings/tests/traits_test.cpp.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {
namespace {

// Without VSpace, which is made as a page table and has its number.
using ArchObjects = ObjectTypes<PageTable, SmallPage, LargePage, HugePage>;
static_assert(Traits<VSpace>::type == Traits<PageTable>::type);

}  // namespace
}  // namespace selfe

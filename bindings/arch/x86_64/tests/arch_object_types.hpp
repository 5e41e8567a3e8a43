// Which object types x86_64 has besides those that all have; for bindings/tests/traits_test.cpp.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {
namespace {

using ArchObjects = ObjectTypes<VSpace, Pdpt, PageDirectory, PageTable, SmallPage, LargePage,
                                HugePage, IoPageTable>;

}  // namespace
}  // namespace selfe

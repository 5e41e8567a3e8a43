// Which object types AArch32 has besides those that all have; for bindings/tests/traits_test.cpp.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {
namespace {

using ArchObjects = ObjectTypes<VSpace, PageTable, SmallPage, LargePage, Section, SuperSection>;

}  // namespace
}  // namespace selfe

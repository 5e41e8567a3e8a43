// What RISC-V adds to threads: nothing.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"

namespace selfe {

template <class Object>
struct ArchTcbMethods : Invocable<Object> {};

}  // namespace selfe

// A stand-in for a kernel's configuration: everything that is asked for is there.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe::config {

consteval bool flag_or(const char*, bool) {
    return true;
}

}  // namespace selfe::config

// Ends by a panic.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"

int main() {
    selfe::panic("the reactor is on fire");
}

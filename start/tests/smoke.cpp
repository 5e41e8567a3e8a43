// The smallest program that shows that an image boots: one line, then main returns.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/print.hpp"

int main() {
    selfe::print("smoke: a root task runs\n");
    return 0;
}

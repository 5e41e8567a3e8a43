// Prints from a static constructor: the console is there before any of them runs.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/print.hpp"

namespace {

struct Herald {
    Herald() { selfe::print("constructor: printed before main\n"); }
};
const Herald herald;

}  // namespace

int main() {
    return 0;
}

// Ends by a panic, three calls deep: the host names them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"

namespace selfe::start_test {

[[gnu::noinline]] int give_up(int depth) {
    if (depth > 0) {
        panic("the reactor is on fire");
    }
    return depth;
}

[[gnu::noinline]] int look_at_the_reactor(int depth) {
    return give_up(depth + 1) + 1;
}

}  // namespace selfe::start_test

int main() {
    return selfe::start_test::look_at_the_reactor(0) + 1;
}

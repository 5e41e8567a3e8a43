// Has more thread-local variables than this test's link options leave room for.
// SPDX-License-Identifier: BSD-2-Clause

namespace {
thread_local char large[4096];
}

int main() {
    volatile char* const last = large + sizeof large - 1;
    *last = 1;
    return *last;
}

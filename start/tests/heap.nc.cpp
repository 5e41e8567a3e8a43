// Must not link: there is no heap unless a program brings one.
// SPDX-License-Identifier: BSD-2-Clause

namespace {
int* volatile kept;  // the compiler must not see that nobody uses the object
}

int main() {
    kept = new int(3);
    return 0;
}

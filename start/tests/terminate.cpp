// Ends by std::terminate.
// SPDX-License-Identifier: BSD-2-Clause
#include <exception>

int main() {
    std::terminate();
}

// A program that another one carries in its archive.
// SPDX-License-Identifier: BSD-2-Clause
int main() {
    return 0;
}

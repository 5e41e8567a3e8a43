// The stand-in's program: it does nothing, but it is an ELF file with some bytes in it.
// SPDX-License-Identifier: BSD-2-Clause

char ballast[1 << 17] = {1};

void start(void) {
    for (;;) {
    }
}

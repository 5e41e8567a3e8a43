// Tests memcpy and its kin against the host's, over all small sizes and alignments.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <numeric>
#include <string>

extern "C" {
void* selfe_memcpy(void* destination, const void* source, size_t size);
void* selfe_memmove(void* destination, const void* source, size_t size);
void* selfe_memset(void* destination, int value, size_t size);
int selfe_memcmp(const void* left, const void* right, size_t size);
void* selfe_memchr(const void* memory, int value, size_t size);
size_t selfe_strlen(const char* text);
char* selfe_strcpy(char* destination, const char* source);
}

namespace {

constexpr size_t largest = 40;
using Bytes = std::array<unsigned char, 3 * largest>;

Bytes numbered() {
    Bytes bytes;
    std::iota(bytes.begin(), bytes.end(), static_cast<unsigned char>(1));
    return bytes;
}

int sign(int value) {
    return (value > 0) - (value < 0);
}

TEST(Memory, CopiesEverySizeAtEveryAlignment) {
    const Bytes source = numbered();
    for (size_t to = 0; to < 16; ++to) {
        for (size_t from = 0; from < 16; ++from) {
            for (size_t size = 0; size <= largest; ++size) {
                Bytes expected{};
                Bytes actual{};
                std::memcpy(expected.data() + to, source.data() + from, size);
                EXPECT_EQ(selfe_memcpy(actual.data() + to, source.data() + from, size),
                          actual.data() + to);
                ASSERT_EQ(actual, expected) << to << ' ' << from << ' ' << size;
            }
        }
    }
}

TEST(Memory, MovesOverlappingRangesBothWays) {
    for (size_t to = 0; to < largest; ++to) {
        for (size_t from = 0; from < largest; ++from) {
            for (size_t size = 0; size <= largest; ++size) {
                Bytes expected = numbered();
                Bytes actual = numbered();
                std::memmove(expected.data() + to, expected.data() + from, size);
                EXPECT_EQ(selfe_memmove(actual.data() + to, actual.data() + from, size),
                          actual.data() + to);
                ASSERT_EQ(actual, expected) << to << ' ' << from << ' ' << size;
            }
        }
    }
}

TEST(Memory, SetsEverySizeAtEveryAlignment) {
    for (const int value : {0, 1, 0x80, 0xff, 0x1ff, -1}) {
        for (size_t to = 0; to < 16; ++to) {
            for (size_t size = 0; size <= largest; ++size) {
                Bytes expected = numbered();
                Bytes actual = numbered();
                std::memset(expected.data() + to, value, size);
                EXPECT_EQ(selfe_memset(actual.data() + to, value, size), actual.data() + to);
                ASSERT_EQ(actual, expected) << value << ' ' << to << ' ' << size;
            }
        }
    }
}

TEST(Memory, ComparesAsUnsignedBytes) {
    const unsigned char low[] = {1, 2, 3};
    const unsigned char high[] = {1, 2, 0x83};
    for (size_t size = 0; size <= 3; ++size) {
        EXPECT_EQ(sign(selfe_memcmp(low, high, size)), sign(std::memcmp(low, high, size)));
        EXPECT_EQ(sign(selfe_memcmp(high, low, size)), sign(std::memcmp(high, low, size)));
    }
}

TEST(Memory, FindsTheFirstByteOrNothing) {
    const char text[] = "abcabc\xff";
    EXPECT_EQ(selfe_memchr(text, 'b', 6), text + 1);
    EXPECT_EQ(selfe_memchr(text, -1, 7), text + 6);
    EXPECT_EQ(selfe_memchr(text, 'c', 2), nullptr);
    EXPECT_EQ(selfe_memchr(text, 'a', 0), nullptr);
}

TEST(Memory, MeasuresText) {
    EXPECT_EQ(selfe_strlen(""), 0U);
    EXPECT_EQ(selfe_strlen("four"), 4U);
}

TEST(Memory, CopiesTextWithItsEnd) {
    char text[] = "........";
    EXPECT_EQ(selfe_strcpy(text, "four"), text);
    EXPECT_EQ(std::string(text, sizeof text), std::string("four\0...\0", 9));
}

}  // namespace

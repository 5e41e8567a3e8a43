// Tests of lines for people.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/print.hpp"

#include <gtest/gtest.h>

#include <string>

namespace selfe {
namespace {

struct Recorder {
    std::string text;
    void write(const char* bytes, size_t size) { text.append(bytes, size); }
};

template <class... Parts>
std::string printed(const Parts&... parts) {
    static Recorder recorder;
    recorder.text.clear();
    use_console(recorder);
    print(parts...);
    return recorder.text;
}

TEST(Print, JoinsTextsAndNumbers) {
    EXPECT_EQ(printed("slot ", 7U, ": ", Hex{0xbeef}, ' ', -3, ' ', true, "\n"),
              "slot 7: 0xbeef -3 true\r\n");
    EXPECT_EQ(printed(INT64_MIN, ' ', UINT64_MAX), "-9223372036854775808 18446744073709551615");
}

TEST(Print, LosesNothingOfALongLine) {
    const std::string line(1000, 'x');
    EXPECT_EQ(printed(line.c_str(), "end"), line + "end");
}

}  // namespace
}  // namespace selfe

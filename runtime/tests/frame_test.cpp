// Tests the frame writer against the vectors that the frame reader is tested against too.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/frame.hpp"

#include "selfe/console.hpp"
#include "selfe/crc32.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace selfe {

// There is no kernel below these tests.
void DebugConsole::write(const char*, size_t) {}

namespace {

/// Undoes the vector file's only escape, \xHH.
std::string unescaped(const std::string& text) {
    std::string bytes;
    for (size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "\\x") == 0) {
            bytes += static_cast<char>(std::stoi(text.substr(at + 2, 2), nullptr, 16));
            at += 3;
        } else {
            bytes += text[at];
        }
    }
    return bytes;
}

std::string encoded(uint32_t sequence, const std::string& body) {
    char line[Frame::max_size];
    return {line, Frame::encode(line, sequence, body.data(), body.size())};
}

TEST(Frame, AgreesWithTheReadersVectors) {
    std::ifstream file(SELFE_FRAME_VECTORS);
    ASSERT_TRUE(file) << SELFE_FRAME_VECTORS;
    int vectors = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') {
            continue;
        }
        const size_t body = line.find('|') + 1;
        const size_t frame = line.find('|', body) + 1;
        const auto sequence = static_cast<uint32_t>(std::stoul(line));
        EXPECT_EQ(encoded(sequence, unescaped(line.substr(body, frame - 1 - body))),
                  "\r\n" + unescaped(line.substr(frame)) + "\r\n")
            << line;
        ++vectors;
    }
    EXPECT_GT(vectors, 20);
}

TEST(Frame, NeverExceedsItsLargestSize) {
    for (size_t size = 0; size < 2 * Frame::max_size; ++size) {
        EXPECT_LE(encoded(4294967295U, std::string(size, 'x')).size(), Frame::max_size);
    }
    EXPECT_EQ(encoded(0, std::string(1000, 'x')).size(), Frame::max_size);
}

/// Keeps what was written, and in how many pieces.
struct Recorder {
    std::string text;
    int writes = 0;
    void write(const char* bytes, size_t size) {
        text.append(bytes, size);
        ++writes;
    }
};

TEST(Frame, IsSentInOneWriteUnderConsecutiveNumbers) {
    static Recorder recorder;
    use_console(recorder);
    Frame().text("S ").decimal(7).send();
    Frame().text("K key=").hex(0xab, 4).send();
    EXPECT_EQ(recorder.writes, 2);
    EXPECT_EQ(recorder.text, encoded(0, "S 7") + encoded(1, "K key=00ab"));
}

TEST(Crc32, GivesThePublishedCheckValue) {
    Crc32 crc;
    EXPECT_EQ(crc.value(), 0U);
    crc.add("123456789", 9);
    EXPECT_EQ(crc.value(), 0xcbf43926U);
}

}  // namespace
}  // namespace selfe

// Tests of the walk over chunks of boot information: against a model, and with lengths that lie.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/extra_chunks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstring>
#include <utility>
#include <vector>

namespace selfe {
namespace {

using Memory = std::vector<unsigned char>;
constexpr size_t header_size = 2 * sizeof(uintptr_t);

void add_header(Memory& memory, uintptr_t id, uintptr_t length) {
    const uintptr_t words[]{id, length};
    memory.resize(memory.size() + header_size);
    std::memcpy(memory.data() + memory.size() - header_size, words, header_size);
}

std::vector<std::pair<uintptr_t, Memory>> walked(const Memory& memory) {
    std::vector<std::pair<uintptr_t, Memory>> chunks;
    for (const ExtraChunk& chunk : ExtraRange(memory.data(), memory.size())) {
        chunks.emplace_back(chunk.id, Memory(chunk.data, chunk.data + chunk.size));
    }
    return chunks;
}

TEST(ExtraRange, GivesEveryChunkButPadding) {
    EXPECT_TRUE(rc::check([](const std::vector<std::pair<uint8_t, Memory>>& written) {
        Memory memory;
        std::vector<std::pair<uintptr_t, Memory>> expected;
        for (const auto& [id, content] : written) {
            // Lengths that are no multiple of a word come from real kernels.
            add_header(memory, id, header_size + content.size());
            memory.insert(memory.end(), content.begin(), content.end());
            if (id != ExtraRange::padding) {
                expected.emplace_back(id, content);
            }
        }
        RC_ASSERT(walked(memory) == expected);
    }));
}

TEST(ExtraRange, EndsAtALengthThatLies) {
    for (const uintptr_t length : {uintptr_t{0}, header_size - 1, header_size + 9, UINTPTR_MAX}) {
        Memory memory;
        add_header(memory, 6, header_size);
        add_header(memory, 5, length);
        memory.resize(memory.size() + 8);
        EXPECT_EQ(walked(memory).size(), 1U) << length;
    }
}

TEST(ExtraRange, EndsWhereNoHeaderHasRoom) {
    Memory memory;
    add_header(memory, 6, header_size);
    memory.resize(memory.size() + header_size - 1, 1);
    EXPECT_EQ(walked(memory).size(), 1U);
    EXPECT_TRUE(walked({}).empty());
}

TEST(ExtraRange, OverAnythingStaysWithin) {
    EXPECT_TRUE(rc::check([] {
        Memory memory;
        const auto count = *rc::gen::inRange(0, 12);
        for (int index = 0; index < count; ++index) {
            add_header(memory, *rc::gen::inRange<uintptr_t>(0, 8),
                       *rc::gen::inRange<uintptr_t>(0, 6 * header_size));
        }
        size_t bytes = 0;
        for (const auto& [id, content] : walked(memory)) {
            bytes += header_size + content.size();
        }
        RC_ASSERT(bytes <= memory.size());
    }));
}

}  // namespace
}  // namespace selfe

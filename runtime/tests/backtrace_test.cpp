// Tests of walks over stack frames: whole chains, broken ones, and stacks full of anything.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/backtrace.hpp"

#include "selfe/console.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace selfe {

// There is no kernel to print.
void DebugConsole::write(const char*, size_t) {}

namespace {

using Stack = std::vector<uintptr_t>;

uintptr_t address_in(const Stack& stack, size_t word) {
    return reinterpret_cast<uintptr_t>(stack.data() + word);
}

StackBounds bounds_of(const Stack& stack) {
    return {address_in(stack, 0), address_in(stack, stack.size())};
}

std::vector<uintptr_t> walked(const Stack& stack, uintptr_t frame) {
    std::vector<uintptr_t> addresses;
    FrameWalk walk(frame, bounds_of(stack));
    while (const uintptr_t address = walk.next()) {
        addresses.push_back(address);
        if (addresses.size() > stack.size()) {
            break;  // it would not end
        }
    }
    return addresses;
}

/// A frame as the calling conventions have it: the caller's frame pointer, the return address.
/// The outermost frame holds zeros.
void put(Stack& stack, size_t word, uintptr_t caller, uintptr_t return_address) {
    stack[word] = caller;
    stack[word + 1] = return_address;
}

TEST(FrameWalk, FollowsCallersToTheOutermost) {
    Stack stack(16);
    put(stack, 2, address_in(stack, 7), 0x4010);
    put(stack, 7, address_in(stack, 12), 0x4020);
    put(stack, 12, 0, 0);
    EXPECT_EQ(walked(stack, address_in(stack, 2)), (std::vector<uintptr_t>{0x4010, 0x4020}));
}

TEST(FrameWalk, EndsWhereAChainTurnsBack) {
    Stack stack(16);
    put(stack, 8, address_in(stack, 12), 0x4010);
    put(stack, 12, address_in(stack, 8), 0x4020);
    EXPECT_LE(walked(stack, address_in(stack, 8)).size(), 2U);
}

TEST(FrameWalk, OfAnUnknownStackIsEmpty) {
    Stack stack(16);
    put(stack, 2, address_in(stack, 7), 0x4010);
    FrameWalk walk(address_in(stack, 2), {});
    EXPECT_EQ(walk.next(), 0U);
}

TEST(FrameWalk, OfAFramePointerOutsideOrMisalignedIsEmpty) {
    const Stack stack(16, 0x4010);
    for (const uintptr_t frame :
         {uintptr_t{0}, address_in(stack, 0) - sizeof(uintptr_t), address_in(stack, 16),
          address_in(stack, 3) + 1, UINTPTR_MAX, UINTPTR_MAX - 7}) {
        EXPECT_TRUE(walked(stack, frame).empty()) << frame;
    }
}

// The address sanitizer sees every read outside; a walk that goes round would not come back.
TEST(FrameWalk, OverAnythingEndsWithinTheStack) {
    EXPECT_TRUE(rc::check([] {
        Stack stack(*rc::gen::inRange<size_t>(1, 64));
        const auto somewhere = [&] {
            return address_in(stack, 0) + *rc::gen::inRange<uintptr_t>(0, 70 * 8) - 24;
        };
        for (uintptr_t& word : stack) {
            word = *rc::gen::inRange(0, 4) != 0 ? somewhere() : *rc::gen::arbitrary<uintptr_t>();
        }
        RC_ASSERT(walked(stack, somewhere()).size() <= stack.size());
    }));
}

struct Recorder {
    std::string text;
    void write(const char* bytes, size_t size) { text.append(bytes, size); }
};

/// The bodies of the frames that `send` sends.
template <class Send>
std::vector<std::string> sent(Send send) {
    static Recorder recorder;
    recorder.text.clear();
    use_console(recorder);
    send();
    std::vector<std::string> bodies;
    for (size_t at = 0; (at = recorder.text.find("@@", at)) != std::string::npos; ++at) {
        const size_t body = recorder.text.find(' ', at) + 1;
        bodies.push_back(recorder.text.substr(body, recorder.text.find('*', at) - body));
    }
    return bodies;
}

TEST(Backtrace, SaysWhereAThreadStoodAndWhoCalled) {
    Stack stack(8);
    put(stack, 2, address_in(stack, 5), 0x4010);
    const FrameWalk walk(address_in(stack, 2), bounds_of(stack));
    EXPECT_EQ(sent([&] { send_backtrace(walk); }), (std::vector<std::string>{"B 4010"}));
    EXPECT_EQ(sent([&] { send_backtrace(0x4abc, walk); }),
              (std::vector<std::string>{"B at 4abc 4010"}));
}

TEST(Backtrace, WithoutAnythingToSayIsSilent) {
    EXPECT_TRUE(sent([] { send_backtrace(FrameWalk(0, {})); }).empty());
}

TEST(Backtrace, GoesOnInFurtherFramesAndIsBounded) {
    Stack stack(128);
    for (size_t frame = 0; frame < 60; ++frame) {
        put(stack, 2 * frame + 2, address_in(stack, 2 * frame + 4), 0x4000 + 2 * frame);
    }
    const FrameWalk walk(address_in(stack, 2), bounds_of(stack));
    const std::vector<std::string> bodies = sent([&] { send_backtrace(walk); });
    ASSERT_EQ(bodies.size(), most_backtrace_addresses / 8);
    EXPECT_EQ(bodies[0], "B 4000 4002 4004 4006 4008 400a 400c 400e");
    EXPECT_EQ(bodies[3], "B 4030 4032 4034 4036 4038 403a 403c 403e");
}

}  // namespace
}  // namespace selfe

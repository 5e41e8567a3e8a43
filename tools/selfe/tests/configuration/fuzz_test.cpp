// No text makes the front end crash, and every text that it refuses is told where it is wrong.
// SPDX-License-Identifier: BSD-2-Clause
//
// Valid documents are changed at random, the same way in every run: bytes, words of the format, and
// pieces of the documents themselves. Built under the address and undefined-behaviour sanitizers.
#include "testing.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace selfe::configuration {
namespace {

constexpr std::array<std::string_view, 40> words{"[",
                                                 "]",
                                                 "{",
                                                 "}",
                                                 "=",
                                                 ".",
                                                 "\"",
                                                 "'",
                                                 "\n",
                                                 "#",
                                                 "\"\"\"",
                                                 "'''",
                                                 "\\",
                                                 "\\u",
                                                 "0x",
                                                 "1e9",
                                                 "inf",
                                                 "true",
                                                 "-",
                                                 "9223372036854775808",
                                                 "1979-05-27",
                                                 ",",
                                                 "[[",
                                                 "[sel4]\n",
                                                 "kernel",
                                                 "git",
                                                 "tag",
                                                 "path",
                                                 "prefix",
                                                 "debug",
                                                 "release",
                                                 "[build.x]\n",
                                                 "[sel4.config.arm.debug]\n",
                                                 "make_root_task = 1\n",
                                                 "\r",
                                                 "\x80",
                                                 "\xc3",
                                                 std::string_view("\0", 1),
                                                 "\xef\xbb\xbf",
                                                 "[metadata.\"\"]\n"};

class Mutator {
  public:
    explicit Mutator(unsigned seed) : random_(seed) {}

    std::string mutate(std::string text, const std::string& donor) {
        const std::size_t changes = 1 + below(3);
        for (std::size_t change = 0; change < changes; ++change) {
            const std::size_t at = below(text.size() + 1);
            const std::size_t length = std::min(below(24), text.size() - at);
            switch (below(6)) {
                case 0:
                    text.erase(at, length);
                    break;
                case 1:
                    text.insert(at, words.at(below(words.size())));
                    break;
                case 2:
                    text.replace(at, length, words.at(below(words.size())));
                    break;
                case 3:
                    text.insert(at, text.substr(at, length));
                    break;
                case 4: {
                    const std::size_t from = below(donor.size() + 1);
                    text.replace(at, length, donor.substr(from, below(80)));
                    break;
                }
                default:
                    if (at < text.size()) {
                        text[at] = static_cast<char>(below(256));
                    }
            }
        }
        return text;
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }

  private:
    std::mt19937 random_;
};

/// What must hold for any text.
void check(const std::string& text) {
    const Loaded loaded = loaded_from(text);
    for (const Diagnostic& error : loaded.errors) {
        ASSERT_EQ(error.file, "sel4.toml") << text;
        ASSERT_GT(error.line, 0U) << text;
        ASSERT_FALSE(error.message.empty()) << text;
    }
    if (!loaded.errors.empty()) {
        return;
    }
    const Parsed again = parse(print(loaded.document), "again.toml", {});
    ASSERT_TRUE(again.errors.empty()) << text;
    ASSERT_TRUE(again.document == loaded.document) << text;
    for (const std::string& platform : platforms_of(loaded.document, {})) {
        Request request;
        request.platform = platform;
        const auto resolved = resolve(loaded, request, bare_environment(), {});
        ASSERT_TRUE(resolved || !resolved.error().message.empty()) << text;
    }
}

TEST(Fuzz, MutatedDocuments) {
    std::vector<std::string> documents{std::string(default_text())};
    for (const char* const stem : {"application", "four_platforms", "metadata", "precedence"}) {
        const std::filesystem::path data = SELFE_TEST_DATA;
        documents.push_back(content_of(data / "input" / (std::string(stem) + ".toml")));
    }
    constexpr unsigned rounds = 6000;
    Mutator mutator(1);
    unsigned accepted = 0;
    for (unsigned round = 0; round < rounds; ++round) {
        const std::string& base = documents[mutator.below(documents.size())];
        const std::string& donor = documents[mutator.below(documents.size())];
        const std::string text = mutator.mutate(base, donor);
        ASSERT_NO_FATAL_FAILURE(check(text));
        accepted += loaded_from(text).errors.empty() ? 1U : 0U;
    }
    // Texts that are all refused would leave everything behind the parser untested.
    EXPECT_GT(accepted, rounds / 20);
}

TEST(Fuzz, DeepNesting) {
    const std::string brackets(100000, '[');
    check("a = " + brackets);
    check(brackets);
    std::string dots = "[sel4.config";
    for (int depth = 0; depth < 20000; ++depth) {
        dots += ".a";
    }
    check(dots + "]\n");
    std::string tables = "a = ";
    for (int depth = 0; depth < 20000; ++depth) {
        tables += "{ a = ";
    }
    check(tables);
}

TEST(Fuzz, LongNames) {
    const std::string name(1 << 20, 'k');
    check("[sel4]\nkernel = \"" + name + "\"\n" + name + " = 1\n[sel4.config." + name + "]\n");
}

}  // namespace
}  // namespace selfe::configuration

// Macros that call the headers' own functions are constants too.
// SPDX-License-Identifier: BSD-2-Clause
#include "function_text.hpp"
#include "generate.hpp"
#include "scratch.hpp"

namespace selfe::generator {
namespace {

class MacroValues : public Scratch {
  protected:
    /// selfe/sys.hpp with these lines at the end of sel4/sel4.h.
    std::string sys_header_with(const std::string& lines) const {
        append_to_sel4_h(lines);
        const auto generated = generate(prefix(), "");
        EXPECT_TRUE(generated) << generated.error().message;
        return generated ? generated->files.at("selfe/sys.hpp") : "";
    }
};

TEST_F(MacroValues, FunctionThatCallsAnotherIsEvaluated) {
    const std::string text = sys_header_with(
        "static inline seL4_Word seL4_AddOne(seL4_Word word) { return word + 1; }\n"
        "static inline seL4_Word seL4_BraceOf(seL4_Word word);  /* } */\n"
        "static inline seL4_Word seL4_BraceOf(seL4_Word word) {\n"
        "    const char brace = '}';\n"
        "    if (word == 0) { return seL4_AddOne(brace); }\n"
        "    return 0;\n"
        "}\n"
        "#define seL4_Brace seL4_BraceOf(0)");
    EXPECT_NE(text.find("constexpr seL4_Word seL4_Brace = 126U;"), std::string::npos) << text;
}

TEST_F(MacroValues, ArgumentThatLeadsToTwoFunctionsIsEvaluatedAllTheSame) {
    const std::string text = sys_header_with(
        "static inline seL4_CapRights_t seL4_Same(seL4_CapRights_t rights) { return rights; }\n"
        "#define seL4_SameRights seL4_Same(seL4_AllRights)");
    EXPECT_NE(text.find("constexpr seL4_CapRights_t seL4_SameRights = {{3U}};"), std::string::npos)
        << text;
}

TEST_F(MacroValues, TextOfAFunctionEndsWithItsBody) {
    append_to_sel4_h(
        "static inline int seL4_One(void)\n{\n#if 1\n    return 1; // }\n#endif\n}\nint x;");
    const auto opened = open_prefix(prefix());
    ASSERT_TRUE(opened);
    const Source source(*opened, *target_for(*opened, ""), "", {},
                        CXTranslationUnit_SkipFunctionBodies);
    ASSERT_TRUE(source.check());
    const auto texts = function_texts(source, {"seL4_One", "seL4_Nothing"});
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts.at("seL4_One"),
              "static inline int seL4_One(void)\n{\n#if 1\n    return 1; // }\n#endif\n}");
}

}  // namespace
}  // namespace selfe::generator

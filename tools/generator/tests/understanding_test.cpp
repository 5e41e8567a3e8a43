// What the generator does not understand stops it, with file, line and name.
// SPDX-License-Identifier: BSD-2-Clause
#include "generate.hpp"
#include "scratch.hpp"

namespace selfe::generator {
namespace {

class Understanding : public Scratch {
  protected:
    /// The error that `text` at the end of sel4/sel4.h leads to; its line must be `text`'s first.
    std::string error_of(const std::string& text) {
        const unsigned line = append_to_sel4_h(text);
        const auto generated = generate(prefix(), "");
        if (generated) {
            return "no error";
        }
        EXPECT_EQ(generated.error().file, header("sel4/sel4.h").string());
        EXPECT_EQ(generated.error().line, line);
        EXPECT_FALSE(generated.error().hint.empty());
        return generated.error().message;
    }
};

TEST_F(Understanding, UnknownFunctionLikeMacroIsAnError) {
    EXPECT_EQ(error_of("#define seL4_Twice(x) ((x) * 2)\n"),
              "not understood: function-like macro seL4_Twice");
}

TEST_F(Understanding, MacroThatIsNoExpressionIsAnError) {
    EXPECT_EQ(error_of("#define seL4_Loop for (;;)\n"),
              "not understood: macro seL4_Loop is no constant expression");
}

TEST_F(Understanding, MacroThatIsNoConstantIsAnError) {
    EXPECT_EQ(error_of("#define seL4_Buffer (__sel4_ipc_buffer)\n"),
              "not understood: macro seL4_Buffer is no constant expression");
}

TEST_F(Understanding, MacroThatSwallowsItsNeighboursIsAnErrorOfItsOwn) {
    EXPECT_EQ(error_of("#define seL4_Absorb {{{ (\n"),
              "not understood: macro seL4_Absorb is no constant expression");
}

TEST_F(Understanding, CplusplusDeclarationIsAnError) {
    EXPECT_EQ(error_of("class seL4_Other;\n"), "not understood: ClassDecl seL4_Other");
}

TEST_F(Understanding, HeaderThatDoesNotCompileIsAnErrorAtItsPlace) {
    EXPECT_EQ(error_of("typedef seL4_Wort seL4_Other;\n"), "unknown type name 'seL4_Wort'");
}

TEST_F(Understanding, MissingIncludedHeaderIsAnErrorAtTheInclude) {
    EXPECT_EQ(error_of("#include <sel4/lost.h>\n"), "'sel4/lost.h' file not found");
}

TEST_F(Understanding, UnlistedHelperFunctionIsOfferedNotDropped) {
    append_to_sel4_h("static inline int helper(void) { return 1; }\n");
    const auto generated = generate(prefix(), "");
    ASSERT_TRUE(generated) << generated.error().message;
    EXPECT_NE(generated->files.at("selfe/sys.hpp").find("using ::helper;"), std::string::npos);
}

TEST_F(Understanding, SystemHeadersOfTheHostAreNotSeen) {
    EXPECT_EQ(error_of("#include <stdlib.h>\n"), "'stdlib.h' file not found");
}

}  // namespace
}  // namespace selfe::generator

// What an editor shows for a name of selfe::sys: the comment of the declaration behind it.
// SPDX-License-Identifier: BSD-2-Clause
#include "clang.hpp"
#include "generate.hpp"
#include "scratch.hpp"

namespace selfe::generator {
namespace {

/// The declaration that a name in the last line of a source refers to.
CXCursor referenced(CXTranslationUnit unit, const char* file, unsigned line, unsigned column) {
    const CXSourceLocation at = clang_getLocation(unit, clang_getFile(unit, file), line, column);
    return clang_getCursorReferenced(clang_getCursor(unit, at));
}

TEST_F(Scratch, EditorShowsTheCommentOfAFunctionInSys) {
    const auto generated = generate(prefix(), "");
    ASSERT_TRUE(generated) << generated.error().message;
    ASSERT_TRUE(write_together(folder() / "out", generated->files));
    const std::string source = (folder() / "use.cpp").string();
    write(source, "#include <selfe/sys.hpp>\nauto e = selfe::sys::seL4_TCB_Suspend(1);\n");

    const std::string generated_folder = "-I" + (folder() / "out").string();
    const std::string kernel_folder = "-isystem" + (prefix() / "libsel4/include").string();
    const std::vector<const char*> arguments{"-std=c++20", "--target=aarch64-linux-gnu",
                                             "-fretain-comments-from-system-headers",
                                             generated_folder.c_str(), kernel_folder.c_str()};
    const clang::Index index(clang_createIndex(0, 0));
    const clang::Unit unit(clang_parseTranslationUnit(index.get(), source.c_str(), arguments.data(),
                                                      static_cast<int>(arguments.size()), nullptr,
                                                      0, CXTranslationUnit_None));
    ASSERT_TRUE(unit);
    ASSERT_EQ(clang_getNumDiagnostics(unit.get()), 0U);

    const CXCursor function = referenced(unit.get(), source.c_str(), 2, 25);
    const std::string comment = clang::take(clang_Cursor_getRawCommentText(function));
    EXPECT_EQ(comment.substr(0, comment.find('\n')), "/// Stops a thread.");
    EXPECT_NE(comment.find("/// Manual: tcb_suspend."), std::string::npos) << comment;
    EXPECT_NE(comment.find("/// @retval seL4_InvalidArgument The `tcb` is none"), std::string::npos)
        << comment;
}

}  // namespace
}  // namespace selfe::generator

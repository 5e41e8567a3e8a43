// A kernel's build folder gives what its install prefix gives.
// SPDX-License-Identifier: BSD-2-Clause
#include "build_folder.hpp"

#include "generate.hpp"
#include "scratch.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

/// The miniature kernel as if it had just been built: its headers spread as CMake spreads them.
class BuildFolder : public Scratch {
  protected:
    BuildFolder() {
        move("sel4/sel4.h", source() / "include");
        move("sel4/macros.h", source() / "arch_include/arm");
        move("sel4/types.h", source() / "mode_include/64");
        move("sel4/sel4_arch/types_gen.h", build() / "libsel4/sel4_arch_include/aarch64");
        move("sel4/gen_config.json", build() / "libsel4/gen_config");
        move("kernel/gen_config.json", build() / "gen_config");
        move("kernel/gen_config.h", build() / "gen_config");
        fs::create_directories(build() / "libsel4/include/interfaces");
        write(cache(),
              "# a comment: a=b\n//More:STRING=comment\n\nKernelArch:STRING=arm\n"
              "KernelSel4Arch:STRING=aarch64\nKernelPlatform:STRING=qemu-arm-virt\n"
              "KernelWordSize:INTERNAL=64\nseL4_SOURCE_DIR:STATIC=" +
                  folder().string() + "\nseL4_BINARY_DIR:STATIC=" + build().string() +
                  "\nlibsel4_SOURCE_DIR:STATIC=" + source().string() +
                  "\nlibsel4_BINARY_DIR:STATIC=" + (build() / "libsel4").string() + "\n");
    }
    fs::path source() const { return folder() / "libsel4"; }
    fs::path build() const { return folder() / "build"; }
    fs::path cache() const { return build() / "CMakeCache.txt"; }
    Diagnostic error() const {
        const auto generated = generate(build(), "");
        return generated ? Diagnostic{} : generated.error();
    }

  private:
    void move(const std::string& name, const fs::path& include) const {
        fs::create_directories((include / name).parent_path());
        fs::rename(header(name), include / name);
    }
};

TEST_F(BuildFolder, GivesTheSameFilesAsTheInstallPrefix) {
    const auto installed = generate(miniature_prefix(), "");
    const auto built = generate(build(), "");
    ASSERT_TRUE(installed);
    ASSERT_TRUE(built) << built.error().file << built.error().message;
    EXPECT_EQ(installed->files, built->files);
}

TEST_F(BuildFolder, InputsAreWhereTheyLie) {
    const auto built = generate(build(), "");
    ASSERT_TRUE(built);
    EXPECT_EQ(built->inputs.front(), (build() / "gen_config/kernel/gen_config.json").string());
    EXPECT_EQ(built->inputs.back(), (source() / "mode_include/64/sel4/types.h").string());
}

TEST_F(BuildFolder, HeadersNotYetMadeAreNamedWithTheCommandThatMakesThem) {
    fs::remove_all(build() / "libsel4/sel4_arch_include");
    EXPECT_EQ(error().file, build().string());
    EXPECT_EQ(error().message,
              "half a kernel's build folder: sel4/sel4_arch/types_gen.h is missing");
    EXPECT_NE(error().hint.find("ninja sel4_generated"), std::string::npos);
}

TEST_F(BuildFolder, ErrorInAHeaderIsAtItsPlaceAmongTheSources) {
    replace(source() / "mode_include/64/sel4/types.h", "typedef seL4_Word seL4_CPtr;",
            "typedef seL4_Wort seL4_CPtr;");
    EXPECT_EQ(error().file, (source() / "mode_include/64/sel4/types.h").string());
    EXPECT_EQ(error().line, 10U);
}

TEST_F(BuildFolder, AnotherProjectsBuildFolderIsNone) {
    write(cache(), "CMAKE_BUILD_TYPE:STRING=Debug\n");
    EXPECT_EQ(error().message,
              "not the build folder of an seL4 kernel: libsel4_SOURCE_DIR is not set");
}

TEST_F(BuildFolder, SourcesThatAreGoneAreNamed) {
    fs::remove_all(source());
    EXPECT_EQ(error().message, "the kernel's sources are gone: no folder " + source().string());
}

TEST_F(BuildFolder, GarbageInTheCacheIsNotBelieved) {
    write(cache(), "=\n:\n:=\n=:\nlibsel4_SOURCE_DIR\nKernelArch=x:y");
    EXPECT_EQ(error().message,
              "not the build folder of an seL4 kernel: libsel4_SOURCE_DIR is not set");
}

}  // namespace
}  // namespace selfe::generator

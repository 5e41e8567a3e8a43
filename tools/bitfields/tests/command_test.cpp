// selfe-bitfields as a command, on a kernel interface of one page and on spoilt copies of it.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace selfe::bitfields {
namespace {

namespace fs = std::filesystem;

const fs::path data = SELFE_TEST_DATA;

std::string content(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// The generator's miniature prefix with the bitfield types of input/.
class Command : public testing::Test {
  protected:
    Command() {
        std::string name = (fs::temp_directory_path() / "selfe-bitfields-XXXXXX").string();
        EXPECT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        fs::copy(data / "../../generator/tests/input/miniature", folder_ / "prefix",
                 fs::copy_options::recursive);
        for (const char* file : {"types.pbf", "types_gen.h"}) {
            fs::copy_file(data / "input" / file, header(file),
                          fs::copy_options::overwrite_existing);
        }
        append(sel4() / "sel4.h", "#include <sel4/sel4_arch/types_gen.h>\n");
    }
    ~Command() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    [[nodiscard]] fs::path sel4() const { return folder_ / "prefix/libsel4/include/sel4"; }
    [[nodiscard]] fs::path header(const char* name) const { return sel4() / "sel4_arch" / name; }
    [[nodiscard]] fs::path output() const { return folder_ / "out/test.cpp"; }
    void append(const fs::path& path, const std::string& text) const {
        std::ofstream(path, std::ios::app) << text;
    }
    int run(const std::string& more = "") const {
        const std::string line = std::string("\"") + SELFE_BITFIELDS + "\" --prefix \"" +
                                 (folder_ / "prefix").string() + "\" --output \"" +
                                 output().string() + "\"" + more + " > \"" +
                                 (folder_ / "printed").string() + "\" 2>&1";
        return WEXITSTATUS(std::system(line.c_str()));
    }
    /// Expects failure without output, and gives what is printed.
    std::string error() const {
        EXPECT_EQ(run(), 1);
        EXPECT_FALSE(fs::exists(output()));
        return content(folder_ / "printed");
    }

  private:
    fs::path folder_;
};

TEST_F(Command, WholePrefixGivesTheTests) {
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(content(output()), content(data / "golden/types.cpp"));
}

TEST_F(Command, FunctionThatTheSpecificationDoesNotExplainIsAnErrorAtItsPlace) {
    append(header("types_gen.h"), "int seL4_Small_compare(seL4_Small_t a, seL4_Small_t b);\n");
    const std::string printed = error();
    EXPECT_TRUE(printed.starts_with(header("types_gen.h").string() + ":")) << printed;
    EXPECT_NE(printed.find("not understood: seL4_Small_compare belongs to nothing"),
              std::string::npos);
}

TEST_F(Command, TypeThatTheSpecificationDoesNotExplainIsAnError) {
    append(header("types_gen.h"), "struct seL4_Other { unsigned words[1]; };\n");
    EXPECT_NE(error().find("not understood: seL4_Other belongs to nothing"), std::string::npos);
}

TEST_F(Command, FunctionThatTheHeaderLacksIsAnError) {
    append(header("types.pbf"), "block seL4_More { field x 32 }\n");
    EXPECT_NE(error().find("types_gen.h has no function seL4_More_get_x"), std::string::npos);
}

TEST_F(Command, HeaderWithoutItsSpecificationIsAnError) {
    fs::remove(header("types.pbf"));
    EXPECT_TRUE(error().starts_with(header("types.pbf").string() + ": error: "));
}

TEST_F(Command, UnknownConstructIsAnErrorAtItsPlace) {
    append(header("types.pbf"), "mask 3 4\n");
    EXPECT_TRUE(error().starts_with(header("types.pbf").string() +
                                    ":26:1: error: unknown definition 'mask'\nhint: "));
}

TEST_F(Command, MissingArgumentIsAUsageError) {
    EXPECT_EQ(run(" --nonsense"), 2);
}

TEST_F(Command, DepfileNamesSpecificationAndHeader) {
    const fs::path depfile = output().parent_path() / "test.d";
    EXPECT_EQ(run(" --depfile \"" + depfile.string() + "\""), 0);
    EXPECT_EQ(content(depfile), output().string() + ": \\\n  " + header("types.pbf").string() +
                                    " \\\n  " + header("types_gen.h").string() + "\n");
}

}  // namespace
}  // namespace selfe::bitfields

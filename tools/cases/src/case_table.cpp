// Walks the case table of an image: descriptors, and the texts that they point to.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/cases/case_table.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

namespace selfe::cases {
namespace {

// Words of a descriptor, in the order of conformance/harness/include/selfe/conformance/case.hpp.
enum Field : unsigned { Object, Behaviour, Area, Rows, File, Line, Run, FieldCount };

// The descriptor's row list is the macro's argument text: "CN-001", "CN-002".
std::vector<std::string> row_ids(std::string_view text) {
    static const std::regex id{"\"([^\"]+)\""};
    std::vector<std::string> ids;
    const std::string copy{text};
    for (std::sregex_iterator match{copy.begin(), copy.end(), id}, end; match != end; ++match) {
        ids.push_back((*match)[1]);
    }
    return ids;
}

Expected<Case> read_case(const elf::File& elf, std::uint64_t address) {
    const std::uint64_t word_bytes = elf.word_bits() / 8;
    std::array<std::uint64_t, FieldCount> words{};
    for (unsigned field = 0; field < FieldCount; ++field) {
        const auto word = elf.word_at(address + field * word_bytes);
        if (!word) {
            return std::unexpected(word.error());
        }
        words[field] = *word;
    }
    std::array<std::string_view, FieldCount> texts{};
    for (const Field field : {Object, Behaviour, Area, Rows, File}) {
        const auto text = elf.text_at(words[field]);
        if (!text) {
            return std::unexpected(text.error());
        }
        texts[field] = *text;
    }
    return Case{.name = std::string(texts[Object]) + "." + std::string(texts[Behaviour]),
                .area = std::string(texts[Area]),
                .rows = row_ids(texts[Rows]),
                .file = std::string(texts[File]),
                .line = words[Line]};
}

}  // namespace

Expected<CaseTable> read_case_table(const elf::File& elf) {
    const elf::Section* section = elf.section(".selfe_cases");
    if (section == nullptr || section->size == 0) {
        return fail(elf.name(), "no cases in it (section .selfe_cases)",
                    "is it a root task linked with the conformance harness?");
    }
    const std::uint64_t size = FieldCount * (elf.word_bits() / 8);
    if (section->size % size != 0) {
        return fail(elf.name(), "section .selfe_cases is no whole number of case descriptors");
    }
    auto image = elf.image_id();
    if (!image) {
        return std::unexpected(image.error());
    }
    CaseTable table{.image = *image, .cases = {}};
    std::set<std::string> names;
    for (std::uint64_t offset = 0; offset < section->size; offset += size) {
        auto found = read_case(elf, section->address + offset);
        if (!found) {
            return std::unexpected(found.error());
        }
        if (!names.insert(found->name).second) {
            return fail(found->file, "a second case is called " + found->name,
                        "a case's name is its identity in journals and reports");
        }
        table.cases.push_back(std::move(*found));
    }
    return table;
}

std::string case_table_json(const CaseTable& table, const std::string& platform) {
    nlohmann::ordered_json json;
    json["image"] = table.image;
    json["platform"] = platform;
    json["cases"] = nlohmann::ordered_json::array();
    for (std::size_t index = 0; index < table.cases.size(); ++index) {
        const Case& one = table.cases[index];
        json["cases"].push_back({{"index", index},
                                 {"name", one.name},
                                 {"area", one.area},
                                 {"rows", one.rows},
                                 {"file", one.file},
                                 {"line", one.line}});
    }
    return json.dump(1) + "\n";
}

std::string ctest_script(const CaseTable& table, const CTestContext& context) {
    std::string text =
        "# One test a case of image " + table.image +
        ", made by selfe-cases; the verdicts are those of the boot test's journal.\n";
    for (const Case& one : table.cases) {
        const std::string test = "[==[" + context.prefix + one.name + "]==]";
        text += "add_test(" + test + " [==[" + context.verdict + "]==] --journal [==[" +
                context.journal + "]==] --image-id " + table.image + " --case [==[" + one.name +
                "]==])\n";
        text += "set_tests_properties(" + test + " PROPERTIES FIXTURES_REQUIRED [==[" +
                context.fixture + "]==] SKIP_RETURN_CODE 77 TIMEOUT 20 LABELS \"" + context.labels +
                ";" + one.area + "\")\n";
    }
    return text;
}

}  // namespace selfe::cases

// Finds and parses the few records of a journal that matter for one case.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/verdict/journal.hpp"

#include <nlohmann/json.hpp>

namespace selfe::verdict {
namespace {

using Json = nlohmann::json;

constexpr std::string_view rerun_hint = "run the boot test of this image again";

/// The record in `line`; a discarded value if it is no JSON object.
Json parse_record(std::string_view line) {
    Json record = Json::parse(line, nullptr, false);
    return record.is_object() ? record : Json(Json::value_t::discarded);
}

std::string text_of(const Json& record, const char* key) {
    const auto found = record.find(key);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

unsigned number_of(const Json& record, const char* key) {
    const auto found = record.find(key);
    return found != record.end() && found->is_number_unsigned() ? found->get<unsigned>() : 0;
}

bool flag_of(const Json& record, const char* key) {
    const auto found = record.find(key);
    return found != record.end() && found->is_boolean() && found->get<bool>();
}

std::vector<std::string> texts_of(const Json& record, const char* key) {
    std::vector<std::string> texts;
    if (const auto found = record.find(key); found != record.end() && found->is_array()) {
        for (const Json& item : *found) {
            texts.push_back(item.is_string() ? item.get<std::string>() : item.dump());
        }
    }
    return texts;
}

CaseRecord case_of(const Json& record) {
    CaseRecord result{.verdict = text_of(record, "verdict"),
                      .is_flaky = flag_of(record, "flaky"),
                      .file = text_of(record, "file"),
                      .line = number_of(record, "line"),
                      .rows = texts_of(record, "rows"),
                      .details = texts_of(record, "details"),
                      .console = texts_of(record, "console"),
                      .attempts = {},
                      .measurements = {}};
    if (const auto attempts = record.find("attempts"); attempts != record.end()) {
        for (const Json& attempt : *attempts) {
            result.attempts.push_back("boot " + std::to_string(number_of(attempt, "boot")) + ": " +
                                      text_of(attempt, "verdict"));
        }
    }
    if (const auto found = record.find("measurements"); found != record.end()) {
        for (const auto& [key, value] : found->items()) {
            result.measurements.emplace_back(
                key, value.is_string() ? value.get<std::string>() : value.dump());
        }
    }
    return result;
}

/// The start of the line in which `position` lies.
std::size_t line_start(std::string_view bytes, std::size_t position) {
    const std::size_t newline = bytes.rfind('\n', position);
    return newline == std::string_view::npos ? 0 : newline + 1;
}

std::string_view line_at(std::string_view bytes, std::size_t start) {
    return bytes.substr(start, bytes.find('\n', start) - start);
}

std::optional<CaseRecord> find_case(std::string_view bytes, std::string_view name) {
    std::size_t position = bytes.find(name);
    while (position != std::string_view::npos) {
        const std::string_view line = line_at(bytes, line_start(bytes, position));
        const Json record = parse_record(line);
        if (!record.is_discarded() && text_of(record, "record") == "case" &&
            text_of(record, "name") == name) {
            return case_of(record);
        }
        const std::size_t next = bytes.find('\n', position);
        position = next == std::string_view::npos ? next : bytes.find(name, next);
    }
    return std::nullopt;
}

bool ends_whole(std::string_view bytes) {
    if (!bytes.ends_with('\n')) {
        return false;
    }
    bytes.remove_suffix(1);
    const Json record = parse_record(line_at(bytes, line_start(bytes, bytes.size())));
    return !record.is_discarded() && text_of(record, "record") == "end";
}

}  // namespace

Expected<Journal> parse_journal(std::string_view bytes, std::string_view case_name,
                                const std::string& name) {
    const Json header = parse_record(line_at(bytes, 0));
    if (header.is_discarded() || text_of(header, "record") != "run") {
        return fail(name, "this is no journal", std::string(rerun_hint));
    }
    if (number_of(header, "schema") != journal_schema) {
        return fail(name, "the journal is of another version of selfe-run",
                    std::string(rerun_hint));
    }
    if (!ends_whole(bytes)) {
        return fail(name, "the run that wrote this journal was killed", std::string(rerun_hint));
    }
    return Journal{text_of(header, "ctest"), text_of(header, "image"), find_case(bytes, case_name)};
}

}  // namespace selfe::verdict

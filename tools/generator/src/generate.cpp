// The pipeline: prefix, target, headers, texts.
// SPDX-License-Identifier: BSD-2-Clause
#include "generate.hpp"

#include "parser.hpp"
#include "prefix.hpp"
#include "writers.hpp"

namespace selfe::generator {

Expected<Files> generate(const std::filesystem::path& root, std::string_view triple) {
    const auto prefix = open_prefix(root);
    if (!prefix) {
        return std::unexpected(prefix.error());
    }
    const auto target = target_for(*prefix, triple);
    if (!target) {
        return std::unexpected(target.error());
    }
    const auto api = parse_headers(*prefix, *target);
    if (!api) {
        return std::unexpected(api.error());
    }
    return Files{{"selfe/sys.hpp", sys_header(*api)},
                 {"selfe/config.hpp", config_header(prefix->configuration)},
                 {"selfe/abi_check.cpp", abi_check(*api)},
                 {"selfe/api.json", manifest(*api, prefix->configuration)}};
}

}  // namespace selfe::generator

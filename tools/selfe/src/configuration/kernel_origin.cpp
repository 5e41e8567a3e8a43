// Kernel origins as text.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/kernel_origin.hpp"

#include <utility>

namespace selfe::configuration {
namespace {

struct Describer {
    std::string operator()(const ReferenceKernel& /*origin*/) const {
        return "the embedded reference kernel";
    }
    std::string operator()(const InstalledKernel& origin) const {
        return "installed in " + origin.prefix.string();
    }
    std::string operator()(const SourceFolder& origin) const {
        return "source in " + origin.folder.string();
    }
    std::string operator()(const GitSource& origin) const {
        return origin.url + ", " + std::string(name(origin.target)) + ' ' + origin.reference;
    }
};

}  // namespace

std::string_view name(GitTarget target) {
    switch (target) {
        case GitTarget::Branch:
            return "branch";
        case GitTarget::Tag:
            return "tag";
        case GitTarget::Rev:
            return "rev";
    }
    std::unreachable();
}

std::string describe(const KernelOrigin& origin) {
    return std::visit(Describer{}, origin);
}

}  // namespace selfe::configuration

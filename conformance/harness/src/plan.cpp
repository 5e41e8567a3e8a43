// Reads the run plan that the runner left in the image.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/plan.hpp"

#include "selfe/crc32.hpp"
#include "selfe/panic.hpp"

namespace selfe::conformance {
namespace {

// Volatile, since the compiler must not conclude that the page is as it was compiled.
[[gnu::used, gnu::section(".selfe_plan")]] alignas(PlanPage::size) volatile PlanPage plan_page = {
    {'\x7f', 'S', 'E', 'L', 'F', 'E', '-', 'R', 'U', 'N', '-', 'P', 'L', 'A', 'N', '\0'},
    0,
    0,
    0,
    0,
    {},
    0,
    0,
    0};

uint32_t checksum() {
    Crc32 crc;
    const auto* bytes = reinterpret_cast<const volatile uint8_t*>(&plan_page);
    for (size_t i = 0; i < PlanPage::size; ++i) {
        const bool is_crc_field =
            i >= offsetof(PlanPage, crc) && i < offsetof(PlanPage, crc) + sizeof plan_page.crc;
        crc.add(is_crc_field ? uint8_t{0} : bytes[i]);
    }
    return crc.value();
}

}  // namespace

Plan Plan::read(size_t case_count) {
    Plan plan;
    if (plan_page.version == 0) {
        return plan;
    }
    if (plan_page.version != 1 || plan_page.crc != checksum()) {
        panic("the run plan in this image is damaged");
    }
    if (plan_page.case_count != case_count) {
        panic("the run plan in this image is for another set of cases");
    }
    plan.everything_ = false;
    plan.nonce_ = plan_page.nonce;
    if (plan_page.seed != 0) {
        plan.random_.seed = plan_page.seed;
    }
    plan.random_.steps = plan_page.steps;
    plan.random_.are_chosen = plan_page.seed != 0 || plan_page.steps != 0;
    return plan;
}

RandomSettings& RandomSettings::current() {
    static constinit RandomSettings settings;
    return settings;
}

bool Plan::is_selected(size_t index) const {
    return everything_ || (plan_page.bitmap[index / 8] >> index % 8 & 1) != 0;
}

}  // namespace selfe::conformance

// Reads orders; the only place that knows the faults' names.
// SPDX-License-Identifier: BSD-2-Clause
#include "orders.hpp"

#include <nlohmann/json.hpp>

namespace selfe::jtag {

namespace {

using nlohmann::json;

constexpr double most_counted = 9007199254740992;  // 2 to 53: JSON's numbers are exact up to here

/// Sets the fault called `name`. Returns what is wrong with it, or nothing.
std::string set(FaultSettings& settings, const std::string& name, const json& value) {
    const bool is_fraction = name == "flip";
    const double most = is_fraction ? 1 : name == "idcode" ? 0xffff'ffff : most_counted;
    if (!(is_fraction ? value.is_number() : value.is_number_unsigned()) || value < 0 ||
        value > most) {
        return "fault `" + name + "` cannot be " + value.dump();
    }
    const auto count = value.get<std::uint64_t>();
    if (name == "idcode") {
        settings.idcode = static_cast<std::uint32_t>(count);
    } else if (name == "flip") {
        settings.flip = value.get<double>();
    } else if (name == "tdo_high") {
        settings.tdo_high = count != 0;
    } else if (name == "tdo_low") {
        settings.tdo_low = count != 0;
    } else if (name == "wait_after") {
        settings.wait_after = count;
    } else if (name == "abort_after") {
        settings.abort_after = count;
    } else if (name == "spoil_after") {
        settings.spoil_after = count;
    } else if (name == "drop_after") {
        settings.drop_after = count;
    } else if (name == "dead_srst") {
        settings.dead_srst = count != 0;
    } else {
        return "there is no fault `" + name + "`";
    }
    return {};
}

std::string obey(const json& order, Faults& faults) {
    if (!order.is_object() || order.value("do", json()) != "faults" ||
        !order.value("faults", json()).is_object()) {
        return "there is no such order";
    }
    FaultSettings settings = faults.settings;
    for (const auto& [name, value] : order["faults"].items()) {
        if (std::string problem = set(settings, name, value); !problem.empty()) {
            return problem;
        }
    }
    faults.settings = settings;
    return {};
}

}  // namespace

std::string obey_order(std::string_view line, Faults& faults) {
    const json order = json::parse(line, nullptr, /*allow_exceptions=*/false);
    const json answer = {{"error", obey(order, faults)}};
    return answer.dump(-1, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace) + "\n";
}

}  // namespace selfe::jtag

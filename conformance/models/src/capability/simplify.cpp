// Simpler steps than a given one, for reports that a person reads.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/step.hpp"

namespace selfe::models::capability {
namespace {

/// Counts down to the try that is wanted.
class Tries {
  public:
    explicit Tries(unsigned n) : left_(n) {}

    /// One more try is possible; true if it is the one.
    bool is_it(bool is_possible) { return is_possible && left_-- == 0; }

  private:
    unsigned left_;
};

/// A slot of the window is simpler than one in a CNode, and the nearer to its start the simpler.
bool simplify(Place& place, Tries& tries) {
    const unsigned limit = place.root == 0 ? place.index : 6;
    for (unsigned index = 0; index < limit; ++index) {
        if (tries.is_it(true)) {
            place = at(index);
            return true;
        }
    }
    if (tries.is_it(place.root != 0 && place.index > 0)) {
        place.index = 0;
        return true;
    }
    return false;
}

bool simplify(Data& data, Tries& tries) {
    if (tries.is_it(data.guard_bits > 0)) {
        data = badge(0);
        return true;
    }
    if (tries.is_it(data.guard_bits == 0 && data.badge > 1)) {
        data = badge(1);
        return true;
    }
    return false;
}

}  // namespace

bool simplify(Step& step, unsigned n) {
    Tries tries(n);
    if (tries.is_it(step.count > 1)) {
        step.count = 1;
        return true;
    }
    const bool has_rights = step.method == Method::Copy || step.method == Method::Mint;
    if (tries.is_it(has_rights && step.rights != all_rights)) {
        step.rights = all_rights;
        return true;
    }
    return simplify(step.data, tries) || simplify(step.pivot_data, tries) ||
           simplify(step.from, tries) || simplify(step.to, tries) || simplify(step.pivot, tries);
}

}  // namespace selfe::models::capability

// Chooses steps: most of them work, the others break one rule or several.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/player.hpp"

namespace selfe::models::capability {
namespace {

constexpr Place anywhere{0xff, 0xff};

/// One of the places that user level can reach now and that satisfy `wanted`.
template <class Wanted>
Place some_place(const Model& model, Random& random, Wanted wanted) {
    Place chosen = anywhere;
    unsigned found = 0;
    const auto consider = [&](Place place) {
        // Each of the places found so far is the chosen one with the same probability.
        if (wanted(model.slot(model.find(place))) && random.below(++found) == 0) {
            chosen = place;
        }
    };
    for (unsigned i = 0; i < Field::window_size; ++i) {
        consider(at(i));
        const Cap& cap = model.slot(static_cast<int>(i)).cap;
        for (unsigned j = 0; cap.type == Type::CNode && j < power(cap.size_bits); ++j) {
            consider(in(i, j));
        }
    }
    return chosen;
}

/// What a step that is to be refused gets wrong. The other arguments stay sensible, so that most
/// refusals have one reason.
enum class Flaw { None, EmptySource, NoRoot, Occupied, LongGuard, SamePivot, Anything };
constexpr unsigned flaw_count = 7;

class Generator {
  public:
    Generator(const Model& model, Random& random, Flaw flaw, Type favourite)
        : model_(model), random_(random), flaw_(flaw), favourite_(favourite) {}

    Step any() {
        // Out of a hundred: how often a method is tried.
        constexpr unsigned weights[] = {24, 16, 16, 9, 7, 10, 12, 6};
        unsigned method = 0;
        for (unsigned left = random_.below(100); left >= weights[method]; ++method) {
            left -= weights[method];
        }
        const Place from = source();
        switch (static_cast<Method>(method)) {
            case Method::Retype:
                return any_retype();
            case Method::Copy:
                return copy(destination(), from, rights());
            case Method::Mint:
                return mint(destination(), from, rights(), data_for(from));
            case Method::Move:
                return move(destination(), from);
            case Method::Mutate:
                return mutate(destination(), from, data_for(from));
            case Method::Rotate:
                return any_rotate(from);
            case Method::Delete:
                return remove(random_.in_percent(95) ? filled() : empty());
            default:
                return revoke(random_.in_percent(95) ? filled() : empty());
        }
    }

  private:
    Place any_place() {
        if (random_.in_percent(30)) {
            return in(1 + random_.below(window_slots - 1), random_.below(slots_of_cnode));
        }
        return at(random_.below(window_slots));
    }
    template <class Wanted>
    Place some(Wanted wanted) {
        const Place place = some_place(model_, random_, wanted);
        return place == anywhere ? any_place() : place;
    }
    Place empty() {
        return some([](const Slot& slot) { return slot.is_empty(); });
    }
    Place filled() {
        return some([](const Slot& slot) { return !slot.is_empty(); });
    }
    /// A place whose root is no CNode.
    Place rootless() {
        const unsigned root = 1 + random_.below(window_slots - 1);
        return in(root, random_.below(slots_of_cnode));
    }

    Place source() {
        switch (flaw_) {
            case Flaw::EmptySource:
                return empty();
            case Flaw::NoRoot:
                return rootless();
            case Flaw::LongGuard:
                return some([](const Slot& slot) { return slot.cap.type == Type::CNode; });
            case Flaw::Anything:
                return any_place();
            default:
                return filled();
        }
    }
    Place destination() {
        switch (flaw_) {
            case Flaw::Occupied:
                return filled();
            case Flaw::Anything:
                return any_place();
            default:
                return empty();
        }
    }

    unsigned rights() { return random_.in_percent(60) ? all_rights : random_.below(16); }

    Data data_for(Place place) {
        const SlotNumber number = model_.find(place);
        const bool is_cnode = number != no_slot && model_.slot(number).cap.type == Type::CNode;
        if (!is_cnode) {
            return badge(random_.in_percent(20) ? random_.bits(28) : random_.below(3));
        }
        if (flaw_ == Flaw::LongGuard) {
            return guard(random_.bits(16), word_bits - 1);
        }
        // Without bits, a CNode takes the word 0 as no guard.
        const unsigned size = random_.in_percent(20)   ? 0
                              : random_.in_percent(15) ? word_bits - 2 - random_.below(4)
                                                       : 1 + random_.below(12);
        return size == 0 ? badge(0) : guard(random_.bits(16), size);
    }

    Step any_retype() {
        constexpr Type types[] = {Type::Untyped,  Type::Untyped,      Type::Tcb,   Type::Endpoint,
                                  Type::Endpoint, Type::Notification, Type::CNode, Type::CNode,
                                  Type::CNode,    Type::Frame};
        const Type type = favourite_ != Type::Null && random_.in_percent(60)
                              ? favourite_
                              : types[random_.below(sizeof types / sizeof types[0])];
        unsigned size_bits = 0;
        if (type == Type::Untyped) {
            size_bits = random_.in_percent(30) ? 3 + random_.below(4) : 10 + random_.below(5);
        } else if (type == Type::CNode) {
            size_bits = random_.below(max_radix + 1);
        }
        const unsigned count = type == Type::CNode || random_.in_percent(70) ? 1 : random_.below(5);
        const Place untyped = some_place(
            model_, random_, [](const Slot& slot) { return slot.cap.type == Type::Untyped; });
        const Place to = flaw_ == Flaw::NoRoot ? rootless() : destination();
        return retype(untyped, type, size_bits, to, count);
    }
    Step any_rotate(Place from) {
        Place pivot = filled();
        if (flaw_ != Flaw::None && random_.in_percent(50)) {
            // The pivot has the flaw instead.
            const Place sound = pivot;
            pivot = from;
            from = sound;
        }
        const Place to = random_.in_percent(30) ? from : destination();
        if (flaw_ == Flaw::SamePivot) {
            pivot = random_.in_percent(50) ? from : to;
        }
        return rotate(to, data_for(pivot), pivot, data_for(from), from);
    }

    const Model& model_;
    Random& random_;
    Flaw flaw_;
    Type favourite_;
};

}  // namespace

Step choose(const Model& model, Random& random, Type favourite) {
    // A step that fails looks at one rule; a step that works makes the state that others need.
    const bool must_work = random.in_percent(70);
    for (unsigned tries = 0; tries < 40; ++tries) {
        const Flaw flaw =
            must_work ? Flaw::None : static_cast<Flaw>(1 + random.below(flaw_count - 1));
        const Step step = Generator(model, random, flaw, favourite).any();
        if (model.is_decided(step) && (!must_work || model.expect(step).is_success())) {
            return step;
        }
    }
    return revoke(at(0));
}

}  // namespace selfe::models::capability

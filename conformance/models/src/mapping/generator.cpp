// Chooses steps of the mapping model: most of them work, the others break one rule or several.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/player.hpp"

namespace selfe::models::mapping {
namespace {

constexpr unsigned nowhere = slot_count;

class Generator {
  public:
    Generator(const Model& model, Random& random, bool must_work)
        : model_(model), random_(random), must_work_(must_work) {}

    Step any() {
        // Out of a hundred: how often each of these is tried.
        constexpr unsigned weights[] = {14, 9, 4, 8, 4, 7, 34, 12, 8};
        unsigned choice = 0;
        for (unsigned left = random_.below(100); left >= weights[choice]; ++choice) {
            left -= weights[choice];
        }
        switch (static_cast<Method>(choice)) {
            case Method::Make:
                return any_make();
            case Method::Copy:
                return any_copy();
            case Method::Move:
                return move(empty(), filled());
            case Method::Delete:
                return remove(random_.in_percent(95) ? filled() : empty());
            case Method::Revoke:
                return revoke(random_.in_percent(25) && model_.stock_count() > 0
                                  ? stock(random_.below(model_.stock_count()))
                                  : filled());
            case Method::Assign:
                return any_assign();
            case Method::Map:
                return any_map();
            case Method::Unmap:
                return unmap(of_type(random_.in_percent(75) ? Type::Frame : Type::Table));
            default:
                return any_map_table();
        }
    }

  private:
    /// One of the window's slots that satisfy `wanted`; another one if there is none.
    template <class Wanted>
    unsigned some(Wanted wanted) {
        unsigned chosen = nowhere;
        unsigned found = 0;
        for (unsigned slot = 1; slot < window_slots; ++slot) {
            if (wanted(model_.cap(slot)) && random_.below(++found) == 0) {
                chosen = slot;
            }
        }
        return chosen == nowhere ? any_slot() : chosen;
    }
    unsigned any_slot() { return 1 + random_.below(window_slots - 1); }
    bool is_flawed() { return !must_work_ && random_.in_percent(35); }
    unsigned filled() {
        return some([](const Cap& cap) { return cap.type != Type::Null; });
    }
    unsigned empty() {
        return is_flawed() ? any_slot()
                           : some([](const Cap& cap) { return cap.type == Type::Null; });
    }
    unsigned of_type(Type type) {
        return some([type](const Cap& cap) { return cap.type == type; });
    }
    /// A VSpace that things can be mapped into: often the player's own.
    unsigned vspace() {
        if (is_flawed()) {
            return random_.in_percent(60) ? of_type(Type::VSpace) : any_slot();
        }
        const unsigned other = of_type(Type::VSpace);
        return random_.in_percent(45) || !model_.is_live_vspace(other) ? own_vspace : other;
    }
    unsigned home(bool is_vspace) {
        return is_vspace ? random_.below(vspace_homes)
                         : vspace_homes + random_.below(home_count - vspace_homes);
    }

    Step any_make() {
        const unsigned choice = random_.below(100);
        if (choice < 18) {
            return make(empty(), home(true), Type::VSpace);
        }
        if (choice < 58) {
            return make_table(empty(), home(false),
                              random_.below(model_.architecture().kind_count));
        }
        return make(empty(), home(false), choice < 92 ? Type::Frame : Type::Pool);
    }
    Step any_copy() {
        const bool is_stock = random_.in_percent(55) && model_.stock_count() > 0;
        const unsigned from = is_stock ? stock(random_.below(model_.stock_count())) : filled();
        constexpr unsigned rights[] = {all_rights, all_rights, may_read | may_write,
                                       may_read,   may_write,  0};
        return copy(empty(), from, rights[random_.below(random_.in_percent(60) ? 3 : 6)]);
    }
    Step any_assign() {
        const unsigned pool = of_type(Type::Pool);
        const bool is_initial = model_.cap(pool).type != Type::Pool || random_.in_percent(50);
        return assign(is_initial ? initial_pool : pool,
                      is_flawed() ? any_slot() : of_type(Type::VSpace));
    }
    unsigned place() {
        // Near each other, so that mappings meet.
        constexpr unsigned weights[] = {34, 18, 16, 8, 6, 8, 6, 2, 2};
        static_assert(sizeof weights / sizeof weights[0] == place_count);
        unsigned chosen = 0;
        for (unsigned left = random_.below(100); left >= weights[chosen]; ++chosen) {
            left -= weights[chosen];
        }
        return chosen;
    }
    Step any_map() {
        constexpr unsigned rights[] = {all_rights, may_read | may_write, may_read, may_write, 0};
        constexpr unsigned offsets[] = {1, sizeof(Word), 0x800, 0x1000, 0x8000};
        const unsigned frame = of_type(Type::Frame);
        const Cap& cap = model_.cap(frame);
        unsigned where = place();
        unsigned into = vspace();
        if (cap.is_mapped && random_.in_percent(must_work_ ? 80 : 30)) {
            // Again where it is.
            for (unsigned p = 0; p < user_places; ++p) {
                where = address_of(model_.architecture(), p) == cap.address ? p : where;
            }
        }
        const bool is_small = cap.type == Type::Frame &&
                              model_.frame_bits(cap) == model_.architecture().sizes[0].bits;
        const unsigned offset = is_flawed() ? offsets[random_.below(is_small ? 3 : 5)] : 0;
        const Step step =
            map(frame, into, where, rights[random_.below(random_.in_percent(70) ? 3 : 5)],
                random_.in_percent(15), offset);
        return with_table(step);
    }
    /// What is missing for a mapping comes first: its table, or one that could serve.
    Step with_table(const Step& step) {
        if (!must_work_ || !model_.is_decided(step) || model_.expect(step).is_success() ||
            !model_.is_live_vspace(step.from) || step.place >= kernel_start) {
            return step;
        }
        for (unsigned slot = 1; slot < window_slots; ++slot) {
            const Step mapping = put_table(slot, step.from, step.place);
            if (model_.is_decided(mapping) && model_.expect(mapping).is_success()) {
                return mapping;
            }
        }
        return make_table(empty(), home(false), model_.missing_kind(step.from, step.place));
    }
    Step any_map_table() {
        return put_table(of_type(Type::Table), vspace(), place(),
                         random_.in_percent(25) ? 0x234 : 0);
    }

    const Model& model_;
    Random& random_;
    bool must_work_;
};

}  // namespace

Step choose(const Model& model, Random& random) {
    // A step that works makes the state that others need; one that breaks a single rule shows it.
    const bool must_work = random.in_percent(70);
    const bool must_break_one = !must_work && random.in_percent(80);
    for (unsigned tries = 0; tries < 40; ++tries) {
        const Step step = Generator(model, random, must_work).any();
        if (!model.is_decided(step)) {
            continue;
        }
        const Admitted admitted = model.expect(step);
        const bool is_success = admitted.is_success();
        if ((!must_work || is_success) &&
            (!must_break_one || (!is_success && admitted.is_one_rule()))) {
            return step;
        }
    }
    // Always decided: the place of a capability is given up, or was empty.
    unsigned slot = 1;
    while (slot + 1 < window_slots && !model.is_decided(remove(slot))) {
        ++slot;
    }
    return remove(slot);
}

}  // namespace selfe::models::mapping

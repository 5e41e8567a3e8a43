// How a model is played in a case, and how a disagreement is reported: as a case to paste.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <new>

#include "selfe/conformance/case.hpp"
#include "selfe/conformance/random_settings.hpp"
#include "selfe/models/hunt.hpp"
#include "target_kernel.hpp"

namespace selfe::conformance {

/// What a report calls a model: the object of its cases, and the namespace of its steps.
struct ModelName {
    const char* object;
    const char* name_space;
};

/// The report of a disagreement, line by line.
class ModelReport {
  public:
    ModelReport(ModelName name, const models::Finding& finding) : name_(name), finding_(finding) {}

    void begin(uint64_t seed, models::Word played);
    void step(const char* text, size_t size);
    void end();

  private:
    void flush();

    ModelName name_;
    const models::Finding& finding_;
    DetailText line_;
    size_t line_size_ = 0;
};

/// A hunt is too large for a stack; one runs at a time.
template <class Player>
models::Hunt<Player>& new_hunt(typename Player::Kernel& kernel) {
    alignas(models::Hunt<Player>) static unsigned char memory[sizeof(models::Hunt<Player>)];
    return *new (memory) models::Hunt<Player>(kernel);
}

/// Fails the case with the shortest sequence that was found.
template <class Player>
void report(ModelName name, const models::Hunt<Player>& hunt, uint64_t seed) {
    ModelReport lines(name, hunt.finding());
    lines.begin(seed, hunt.played());
    const auto& sequence = hunt.sequence();
    for (size_t i = 0; i < sequence.length; ++i) {
        char bytes[120];
        Format text(bytes);
        write(text, sequence.steps[i]);
        text.text(i + 1 < sequence.length ? "," : "};");
        lines.step(text.data(), text.size());
    }
    lines.end();
}

/// Plays random steps as `RandomSettings` has them, `own_steps` if it leaves that open. Returns the
/// rows that were put to the test, so that the case checks those; ends it in FAIL if kernel and
/// model come to disagree.
template <class Player, class Target = typename TargetOf<typename Player::Kernel>::Type>
const models::Coverage& play(Case& t, ModelName name, uint32_t own_steps) {
    Target kernel(t);
    models::Hunt<Player>& hunt = new_hunt<Player>(kernel);
    const RandomSettings& settings = RandomSettings::current();
    // What plays the same again: of a kernel that dies or hangs here, nothing else is left.
    t.tell_hex("SELFE_SEED", settings.seed);
    t.tell("SELFE_STEPS", settings.steps_or(own_steps));
    if (!hunt.run(settings.seed, settings.steps_or(own_steps))) {
        report(name, hunt, settings.seed);
        t.abandon();
    }
    return hunt.coverage();
}

/// Plays the steps of a report. False if kernel and model disagree, and then says how.
template <class Player, class Target = typename TargetOf<typename Player::Kernel>::Type,
          size_t count>
bool agrees(Case& t, const typename Player::Step (&steps)[count]) {
    Target kernel(t);
    models::Hunt<Player>& hunt = new_hunt<Player>(kernel);
    const bool agrees = hunt.replay(steps, count);
    if (!agrees) {
        DetailText text;
        text.add(hunt.finding().c_str());
        Outcome::current().note(text);
    }
    return agrees;
}

/// Decides the rows that were put to the test. If others remain, because another seed or fewer
/// steps than usual were asked for, the case is skipped: it did not do all that its name says.
template <class Rows>
void decide(Case& t, const Rows& rows, const models::Coverage& coverage) {
    for (size_t i = 0; i < sizeof rows.applies; ++i) {
        if (coverage.contains(rows.ids[i])) {
            Outcome::current().row_was_checked(i);
        } else if (rows.applies[i] && RandomSettings::current().are_chosen) {
            DetailText reason;
            reason.add("the chosen random steps agree, but do not reach ");
            reason.add(rows.ids[i]);
            Outcome::current().skip(reason.c_str());
            t.abandon();
        }
    }
}

}  // namespace selfe::conformance

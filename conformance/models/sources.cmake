# The models' sources, for the target's library and for the native tests.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_models_sources
    src/answer.cpp
    src/kernel.cpp)
list(APPEND selfe_models_sources
    src/capability/apply.cpp
    src/capability/decided.cpp
    src/capability/generator.cpp
    src/capability/look.cpp
    src/capability/model.cpp
    src/capability/player.cpp
    src/capability/rules.cpp
    src/capability/simplify.cpp
    src/capability/step.cpp
    src/capability/success_rows.cpp)
list(APPEND selfe_models_sources
    src/lookup/generator.cpp
    src/lookup/model.cpp
    src/lookup/player.cpp
    src/lookup/step.cpp)
list(APPEND selfe_models_sources
    src/mapping/apply.cpp
    src/mapping/decided.cpp
    src/mapping/generator.cpp
    src/mapping/look.cpp
    src/mapping/model.cpp
    src/mapping/player.cpp
    src/mapping/map_rules.cpp
    src/mapping/rules.cpp
    src/mapping/step.cpp
    src/mapping/success_rows.cpp)
list(APPEND selfe_models_sources
    src/queue/changes.cpp
    src/queue/compare.cpp
    src/queue/decided.cpp
    src/queue/generator.cpp
    src/queue/model.cpp
    src/queue/player.cpp
    src/queue/receiving.cpp
    src/queue/refusals.cpp
    src/queue/replies.cpp
    src/queue/run.cpp
    src/queue/sending.cpp
    src/queue/slot_choice.cpp
    src/queue/start.cpp
    src/queue/step.cpp
    src/queue/time.cpp
    src/queue/waiting.cpp)
list(APPEND selfe_models_sources
    src/registers/generator.cpp
    src/registers/model.cpp
    src/registers/player.cpp
    src/registers/run.cpp
    src/registers/step.cpp)
list(TRANSFORM selfe_models_sources PREPEND "${CMAKE_CURRENT_LIST_DIR}/")

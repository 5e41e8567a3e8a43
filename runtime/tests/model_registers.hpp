// How drivers under test reach the model of a device.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// How a driver gets at a model: by reference, since a driver keeps its registers by value.
template <class Model>
class ModelRegisters {
  public:
    explicit ModelRegisters(Model& model) : model_(&model) {}
    uint32_t read(size_t offset) { return model_->read(offset); }
    void write(size_t offset, uint32_t value) { model_->write(offset, value); }

  private:
    Model* model_;
};

}  // namespace selfe

// A header that bindings may not use, for the test of the arrow table.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

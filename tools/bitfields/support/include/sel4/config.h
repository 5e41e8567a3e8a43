/* Stands in for libsel4's header of this name: bitfield accessors need nothing from it. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

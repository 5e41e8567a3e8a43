/* What a kernel's build makes of types.pbf, without the bodies. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

struct seL4_Small {
    unsigned words[1];
};
typedef struct seL4_Small seL4_Small_t;
seL4_Small_t seL4_Small_new(unsigned upper, unsigned lower);
void seL4_Small_ptr_new(seL4_Small_t *self, unsigned upper, unsigned lower);
unsigned seL4_Small_get_upper(seL4_Small_t self);
seL4_Small_t seL4_Small_set_upper(seL4_Small_t self, unsigned v32);
unsigned seL4_Small_ptr_get_upper(seL4_Small_t *self);
void seL4_Small_ptr_set_upper(seL4_Small_t *self, unsigned v32);
unsigned seL4_Small_get_lower(seL4_Small_t self);
seL4_Small_t seL4_Small_set_lower(seL4_Small_t self, unsigned v32);
unsigned seL4_Small_ptr_get_lower(seL4_Small_t *self);
void seL4_Small_ptr_set_lower(seL4_Small_t *self, unsigned v32);

struct seL4_Either {
    unsigned words[2];
};
typedef struct seL4_Either seL4_Either_t;
enum seL4_Either_tag {
    seL4_Either_Empty = 0,
    seL4_Either_Full = 15
};
typedef enum seL4_Either_tag seL4_Either_tag_t;
unsigned seL4_Either_get_kind(seL4_Either_t self);
int seL4_Either_kind_equals(seL4_Either_t self, unsigned kind);
unsigned seL4_Either_ptr_get_kind(seL4_Either_t *self);
seL4_Either_t seL4_Either_Empty_new(void);
void seL4_Either_Empty_ptr_new(seL4_Either_t *self);
seL4_Either_t seL4_Either_Full_new(unsigned value);
void seL4_Either_Full_ptr_new(seL4_Either_t *self, unsigned value);
unsigned seL4_Either_Full_get_value(seL4_Either_t self);
seL4_Either_t seL4_Either_Full_set_value(seL4_Either_t self, unsigned v32);
unsigned seL4_Either_Full_ptr_get_value(seL4_Either_t *self);
void seL4_Either_Full_ptr_set_value(seL4_Either_t *self, unsigned v32);

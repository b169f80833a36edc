/* SPDX-License-Identifier: Apache-2.0
 *
 * Declared loads: for each place in the load sets of a batch, one statement for all units that name
 * it, and the rows dealt out by key. The n-th loads of all sets run together, so a key may come
 * from an earlier load.
 */
#include "runtime/unit.h"

#include <assert.h>
#include <string.h>

/* The key of one load of one unit: an id or a text, or none. */
struct key {
    bool present;
    struct id id;
    const char *text;
};

static struct key key_of_field(const struct field *field, const void *record)
{
    struct key key = {0};
    if (!record || field_is_absent(field, record))
        return key;
    key.present = true;
    if (field->kind == FIELD_id)
        key.id = *(const struct id *)field_at(field, record);
    else if (field->kind == FIELD_text || field->kind == FIELD_region)
        key.text = *(const char *const *)field_at(field, record);
    else
        assert(!"a load's key is an id or a text");
    return key;
}

static const struct load *load_named(const struct load_set *set, const char *name, size_t size)
{
    for (size_t i = 0; i < set->count; i++)
        if (strlen(set->loads[i].member) == size && strncmp(set->loads[i].member, name, size) == 0)
            return &set->loads[i];
    return NULL;
}

static struct key key_of_member(const struct load_set *set, const void *loaded, const char *path)
{
    const char *dot = strchr(path, '.');
    const struct load *load = load_named(set, path, (size_t)(dot - path));
    assert(load && !load->many && "a key's member is an earlier load of one row");
    const void *row = *(const void *const *)((const char *)loaded + load->offset);
    const struct field *field = record_field(load->statement->row, dot + 1);
    assert(field && "a key names a field of the loaded row");
    return key_of_field(field, row);
}

struct id loaded_id(const struct load_set *set, const void *loaded, const char *path)
{
    return key_of_member(set, loaded, path).id;
}

static struct key key_of(const struct work *work, const struct load_set *set, const void *loaded,
                         const struct load *load)
{
    if (strchr(load->key, '.'))
        return key_of_member(set, loaded, load->key);
    const void *record = NULL;
    const struct field *field = work_field(work, load->key, &record);
    assert(field && "a load's key is a field of the unit's input");
    return key_of_field(field, record);
}

static bool row_answers(const struct statement *statement, const void *row, const struct key *key)
{
    const struct field *first = &statement->row->fields[0];
    const void *at = field_at(first, row);
    if (first->kind == FIELD_id)
        return id_equal(*(const struct id *)at, key->id);
    return key->text && text_equal(*(const char *const *)at, key->text);
}

/* Copies the rows that answer `key` into the member. */
static void deal(struct arena *arena, const struct load *load, const struct db_rows *rows,
                 const struct key *key, void *loaded)
{
    const size_t size = load->statement->row->size;
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++)
        count += row_answers(load->statement, (const char *)rows->rows + i * size, key);
    if (count == 0)
        return;
    assert((load->many || count == 1) && "a load of one row found several");
    char *items = arena_alloc_array(arena, count, size);
    size_t at = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const char *row = (const char *)rows->rows + i * size;
        if (row_answers(load->statement, row, key))
            memcpy(items + size * at++, row, size);
    }
    void *member = (char *)loaded + load->offset;
    if (load->many)
        *(struct any_list *)member = (struct any_list){items, count};
    else
        *(const void **)member = items;
}

/* The units of one statement in one round. */
struct round {
    const struct statement *statement;
    struct work **works;
    struct key *keys;
    size_t count;
};

static const void *round_params(struct arena *arena, const struct round *round)
{
    if (round->statement->params == &record_id_key) {
        struct id_key *params = ARENA_ARRAY(arena, struct id_key, round->count);
        for (size_t i = 0; i < round->count; i++)
            params[i].key = round->keys[i].id;
        return params;
    }
    assert(round->statement->params == &record_text_key);
    struct text_key *params = ARENA_ARRAY(arena, struct text_key, round->count);
    for (size_t i = 0; i < round->count; i++)
        params[i].key = round->keys[i].text;
    return params;
}

static struct err *round_run(struct store *store, struct arena *arena, const struct round *round,
                             size_t place, bool finds)
{
    if (round->count == 0)
        return NULL;
    struct db_rows rows = {0};
    TRY(err_wrap(
        store_run(store, arena,
                  (struct db_call){round->statement, round_params(arena, round), round->count},
                  &rows),
        "loading %s", round->statement->name));
    for (size_t i = 0; i < round->count; i++) {
        struct work *work = round->works[i];
        const struct load_set *set = finds ? work->finds : work->loads;
        deal(work->arena, &set->loads[place], &rows, &round->keys[i],
             finds ? work->found : work->loaded);
    }
    return NULL;
}

static bool place_taken(const struct work *work, size_t place)
{
    return work->verdict == UNIT_RUN && place < work->loads->count;
}

/* Runs the statement of the first unit not done yet for all units that share it. */
static struct err *place_run(struct batch *batch, size_t place, bool *done)
{
    for (size_t first = 0; first < batch->count; first++) {
        if (done[first] || !place_taken(batch->works[first], place))
            continue;
        struct round round = {.statement = batch->works[first]->loads->loads[place].statement,
                              .works = ARENA_ARRAY(batch->arena, struct work *, batch->count),
                              .keys = ARENA_ARRAY(batch->arena, struct key, batch->count)};
        for (size_t i = first; i < batch->count; i++) {
            struct work *work = batch->works[i];
            if (!place_taken(work, place) || work->loads->loads[place].statement != round.statement)
                continue;
            done[i] = true;
            const struct key key =
                key_of(work, work->loads, work->loaded, &work->loads->loads[place]);
            if (key.present) {
                round.works[round.count] = work;
                round.keys[round.count++] = key;
            }
        }
        TRY(round_run(batch->store, batch->arena, &round, place, false));
    }
    return NULL;
}

struct err *loads_run(struct batch *batch)
{
    size_t places = 0;
    for (size_t i = 0; i < batch->count; i++) {
        struct work *work = batch->works[i];
        work->loaded = arena_alloc(work->arena, work->loads->size);
        if (work->verdict == UNIT_RUN && work->loads->count > places)
            places = work->loads->count;
    }
    for (size_t place = 0; place < places; place++) {
        bool *done = ARENA_ARRAY(batch->arena, bool, batch->count);
        TRY(place_run(batch, place, done));
    }
    return NULL;
}

struct err *finds_run(struct work *work)
{
    if (!work->finds)
        return NULL;
    work->found = arena_alloc(work->arena, work->finds->size);
    for (size_t place = 0; place < work->finds->count; place++) {
        const struct load *load = &work->finds->loads[place];
        struct key key = key_of(work, work->finds, work->found, load);
        struct work *self = work;
        const struct round round = {load->statement, &self, &key, key.present ? 1 : 0};
        TRY(round_run(work->store, work->arena, &round, place, true));
    }
    return NULL;
}

static bool key_exists(const struct load_set *set, size_t place,
                       const struct record_type *const *sources, size_t count)
{
    const char *key = set->loads[place].key;
    const char *dot = strchr(key, '.');
    if (dot) {
        const struct load *load = load_named(set, key, (size_t)(dot - key));
        return load && load < &set->loads[place] && !load->many &&
               record_field(load->statement->row, dot + 1);
    }
    for (size_t i = 0; i < count; i++)
        if (sources[i] && record_field(sources[i], key))
            return true;
    return false;
}

struct err *loads_check(const struct load_set *set, const struct record_type *const *sources,
                        size_t count)
{
    for (size_t place = 0; place < set->count; place++)
        if (!key_exists(set, place, sources, count))
            return err_of(PROBLEM_BUG,
                          "load set %s: %s takes its key from %s, which does not exist", set->name,
                          set->loads[place].member, set->loads[place].key);
    return NULL;
}

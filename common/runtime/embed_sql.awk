# SPDX-License-Identifier: Apache-2.0
#
# Embeds SQL files in C: statements (`-- name: matter_lock`, then why, then the statement) as struct sql_texts
# sql_<service>, and migrations/NNNN_name.sql as struct migration_list migrations_<service>.
# It stops the build where a statement has no name, no reason or a name twice. POSIX awk.
#
#   awk -v service=triage -f embed_sql.awk sql/*.sql sql/migrations/*.sql > triage_sql.c

function stop_build_at(place, what)
{
    print place ": " what > "/dev/stderr"
    has_failed = 1
    exit 1
}

function stop_build(what)
{
    stop_build_at(FILENAME ":" FNR, what)
}

# One line as a C string literal; ? is escaped because ??= and its kin are trigraphs in C17. Character by
# character, because awks differ in how gsub reads backslashes.
function literal(line,    i, c, escaped)
{
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (c == "\\" || c == "\"" || c == "?")
            escaped = escaped "\\"
        escaped = escaped (c == "\t" ? "    " : c)
    }
    return "        \"" escaped "\\n\"\n"
}

function statement_end()
{
    if (name == "")
        return
    if (!has_reason)
        stop_build_at(began, "statement " name " does not say why it exists: add a comment below its name")
    if (!has_sql)
        stop_build_at(began, "statement " name " has a name and no SQL")
    statements = statements "    {\"" name "\",\n" text "    },\n"
    name = ""
}

function statement_begin(line)
{
    sub(/^-- name:[ ]*/, "", line)
    sub(/[ ]*$/, "", line)
    if (line !~ /^[a-z][a-z0-9_]*$/ || length(line) > 62)
        stop_build("a statement's name has lower-case letters, digits and _, at most 62")
    if (line in seen)
        stop_build("statement " line " was named before, in " seen[line])
    seen[line] = FILENAME
    name = line
    began = FILENAME ":" FNR
    text = ""
    has_reason = 0
    has_sql = 0
    statement_count++
}

function migration_end()
{
    if (!in_migration)
        return
    if (!has_sql)
        stop_build_at(began, "a migration without SQL")
    migrations = migrations "    {" migration_number ", \"" migration_name "\",\n" text "    },\n"
    in_migration = 0
}

function migration_begin(path)
{
    sub(/^.*\//, "", path)
    if (path !~ /^[0-9][0-9][0-9][0-9]_[a-z0-9_]+\.sql$/)
        stop_build("a migration's file is called NNNN_what_it_does.sql")
    if (substr(path, 1, 4) + 0 <= migration_number)
        stop_build("migrations are numbered from 0001 upwards, each number once")
    migration_number = substr(path, 1, 4) + 0
    migration_name = substr(path, 6, length(path) - 9)
    began = FILENAME ":1"
    text = ""
    has_sql = 0
    in_migration = 1
    migration_count++
}

BEGIN {
    if (service !~ /^[a-z][a-z0-9_]*$/) {
        print "embed_sql.awk: -v service=NAME is missing" > "/dev/stderr"
        has_failed = 1
        exit 1
    }
}

FNR == 1 {
    statement_end()
    migration_end()
    files++
    if (FILENAME ~ /\/migrations\//)
        migration_begin(FILENAME)
}

/\r/ { stop_build("a carriage return; end lines with a line feed") }

in_migration {
    text = text literal($0)
    if ($0 !~ /^[ ]*(--.*)?$/)
        has_sql = 1
    next
}

/^-- name:/ {
    statement_end()
    statement_begin($0)
    next
}

name == "" {
    if ($0 !~ /^[ ]*(--.*)?$/)
        stop_build("SQL before the first `-- name:` line")
    next
}

# The reason stands between the name and the statement and is not sent to the server.
!has_sql && /^[ ]*--[ ]*[^ ]/ { has_reason = 1; next }
!has_sql && /^[ ]*(--[ ]*)?$/ { next }

{
    has_sql = 1
    text = text literal($0)
}

function print_list(type, item, label, items, count)
{
    if (count == 0) {
        printf "\nconst struct %s %s_%s = {NULL, 0};\n", type, label, service
        return
    }
    printf "\nstatic const struct %s %ss[] = {\n%s};\n", item, item, items
    printf "const struct %s %s_%s = {%ss, %d};\n", type, label, service, item, count
}

END {
    if (has_failed)
        exit 1
    statement_end()
    migration_end()
    if (has_failed)
        exit 1
    if (files + 0 != ARGC - 1) {
        print "embed_sql.awk: an SQL file of " service " is empty" > "/dev/stderr"
        exit 1
    }
    print "/* SPDX-License-Identifier: Apache-2.0"
    print " *"
    print " * Made by common/runtime/embed_sql.awk from the SQL files of " service "; change those."
    print " */"
    print "#include \"" service "/" service "_sql.h\""
    print_list("sql_texts", "sql_text", "sql", statements, statement_count + 0)
    print_list("migration_list", "migration", "migrations", migrations, migration_count + 0)
}

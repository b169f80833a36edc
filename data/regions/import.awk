# SPDX-License-Identifier: Apache-2.0
#
# Makes one province's region list from the published list of divisions (README.md beside this file
# says which, and how to run this). It keeps every code and name as published, adds level, parent and
# kind from the code alone, and never adds, drops or renames a place.
BEGIN {
    FS = ","
    LEVEL[2] = "province"; LEVEL[4] = "city"; LEVEL[6] = "county"; LEVEL[9] = "township"
    PARENT[2] = 0; PARENT[4] = 2; PARENT[6] = 4; PARENT[9] = 6
}
FNR == 1 || substr($1, 1, 2) != province { next }
{
    code = $1
    name = $2
    gsub(/"/, "", name)
    size = length(code)
    parent = substr(code, 1, PARENT[size])
    print code "," name "," LEVEL[size] "," parent "," kind(code) ",,," source
}
# Fifth and sixth digit 71..79: a zone, which has no code of its own in GB/T 2260.
# Seventh to ninth digit from 400: like a township, but confirmed by no civil affairs department.
function kind(code)
{
    if (length(code) == 6 && substr(code, 5, 2) >= "71" && substr(code, 5, 2) <= "79")
        return "zone"
    if (length(code) == 9 && substr(code, 7, 3) >= "400")
        return "zone"
    return "administrative"
}

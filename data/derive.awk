# SPDX-License-Identifier: Apache-2.0
#
# Proposes the stations and the agencies of a province from its region list, by the standard way such
# bodies are named. Every derived row is marked P: a proposal, until the province confirms or corrects
# it by hand. It never makes up a telephone number, an address or a region.
#
#   awk -v what=stations -f data/derive.awk data/regions/37.csv
#   awk -v what=agencies -f data/derive.awk data/regions/37.csv
BEGIN {
    FS = ","
    COUNT = split("labour justice court union womens_federation", AGENCY, " ")
    print what == "stations" ? "station_code,name,region,level,host_body,status,source" \
                             : "agency,region,name,status,source"
}
FNR == 1 { next }
{ name[$1] = $2 }
$3 == "township" { next }
what == "stations" {
    where = qualified($1, $3, $5)
    print "S" $1 "," where "女职工劳动人事争议维权工作站," $1 "," $3 "," \
          where "劳动人事争议仲裁院,P,notice §2"
}
what == "agencies" && $5 == "administrative" {
    for (i = 1; i <= COUNT; i++)
        print AGENCY[i] "," $1 "," qualified($1, $3, $5) body(AGENCY[i], $3) "," \
              ($3 == "province" ? "V,notice signatories" : "P,standard naming")
}
# A district is named with its city (there are two 市中区 in Shandong); a county, a county-level city and a
# zone stand alone.
function qualified(code, level, kind)
{
    if (level == "county" && kind == "administrative" && name[code] ~ /区$/)
        return name[substr(code, 1, 4)] name[code]
    return name[code]
}
function body(agency, level)
{
    if (agency == "labour")
        return level == "province" ? "人力资源和社会保障厅" : "人力资源和社会保障局"
    if (agency == "justice")
        return level == "province" ? "司法厅" : "司法局"
    if (agency == "court")
        return level == "province" ? "高级人民法院" : level == "city" ? "中级人民法院" : "人民法院"
    return agency == "union" ? "总工会" : "妇女联合会"
}

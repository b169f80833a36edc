#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# chain_compared.py CASES PLAYED LIST FACTS
# Holds what the service stats says of awards against judgments to the published outcomes: LIST are
# the pages of /v1/stats/comparisons, FACTS the answers of /v1/stats/matters/{id}. What a case
# publishes is read here and compared here; nothing is taken from what the suite says of itself
# elsewhere. Stated beside it by the case's reader, `arbitration_court_consistent` has to agree too.
import json
import sys

sys.dont_write_bytecode = True

from chain_ends import arbitration_end, litigation_end, outcome, published, used

MATTERS_LEAST, ITEMS_LEAST = 9, 19
JUDGED = {"judged": ["first"], "appealed": ["first"], "judged_finally": ["first", "second"]}
OUTCOME_OF = {"first": "court_first_instance", "second": "court_second_instance"}


def change(award, court):
    """How a court's item differs from the arbitrators'; either may be absent."""
    if award is None or court is None:
        return "new_claim" if award is None else "dropped"
    (held, sum_awarded), (ruled, sum_adjudged) = award, court
    if "unknown" in (held, ruled):
        return "unknown"
    if held != ruled:
        return "holding_changed"
    if (sum_awarded is None) != (sum_adjudged is None):
        return "unknown"
    return "same" if sum_awarded == sum_adjudged else "amount_changed"


def by_claim(case, decided):
    """One item a claim: a case that publishes two of one would need a reading of its own here."""
    items = {}
    for claim, result, amount in published(case, decided):
        if claim in items:
            raise ValueError(f"{case['id']}: two published items on {claim}")
        items[claim] = (result, amount)
    return items


def lines_of(award, court):
    """(claim, change, held, sum awarded, ruled, sum adjudged)."""
    lines = []
    for claim in award.keys() | court.keys():
        held, ruled = award.get(claim), court.get(claim)
        lines.append((claim, change(held, ruled), *(held or (None, None)),
                      *(ruled or (None, None))))
    return sorted(lines, key=str)


def expected(case):
    """{instance: lines} where there is an award and a judgment."""
    if not (used(case, "arbitration") and used(case, "court")):
        return {}
    if arbitration_end(case) != "awarded":
        return {}
    award = by_claim(case, outcome(case, "arbitration"))
    return {instance: lines_of(award, by_claim(case, outcome(case, OUTCOME_OF[instance])))
            for instance in JUDGED.get(litigation_end(case), [])}


def told(comparisons):
    """The same of an answer of stats."""
    made = {}
    for comparison in comparisons:
        if comparison["instance"] in made:
            raise ValueError(f"{comparison['matter_id']}: {comparison['instance']} is told twice")
        made[comparison["instance"]] = sorted(
            ((item["topic"], item["change"], item.get("award_result"), item.get("award_amount"),
              item.get("court_result"), item.get("court_amount"))
             for item in comparison["items"]), key=str)
    return made


def consistency(case, made):
    """What the case's reader found of award and judgments as a whole."""
    found = case["expected"].get("arbitration_court_consistent")
    changes = {line[1] for lines in made.values() for line in lines} - {"unknown", "dropped"}
    if found is True and changes - {"same"}:
        yield f"award and judgments agree, stats tells {sorted(changes)}"
    if found is False and not changes - {"same"}:
        yield f"award and judgments differ, stats tells {sorted(changes)}"


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    cases = {case["id"]: case for case in read(sys.argv[1])}
    matters = {matter["chain"]["matter_id"]: matter["sample"] for matter in read(sys.argv[2])}
    listed = {name: [] for name in cases}
    wrong = []
    for page in read(sys.argv[3]):
        for comparison in page.get("items", []):
            listed[matters[comparison["matter_id"]]].append(comparison)
    facts = {matters[fact["matter_id"]]: fact.get("comparisons", []) for fact in read(sys.argv[4])}
    wrong += [f"{name}: stats has no facts of it" for name in cases.keys() - facts.keys()]
    items = both = 0
    for name in cases.keys() & facts.keys():
        said = expected(cases[name])
        for where, made in (("list", told(listed[name])), ("facts", told(facts[name]))):
            if made != said:
                wrong.append(f"{name}: {where} {made}, published {said}")
        wrong += [f"{name}: {text}" for text in consistency(cases[name], told(facts[name]))]
        both += bool(said)
        items += sum(len(lines) for lines in said.values())
    print("\n".join(sorted(wrong)))
    print(f"{both} matters with both, {items} items")
    return 1 if wrong or both < MATTERS_LEAST or items < ITEMS_LEAST else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# chain_ends.py CASES PLAYED
# Compares what `halfsky play --json` shows of each matter with the end that the case's path and
# outcomes state, and each decided item with the published one. It has its own reading of the
# format (data/samples/README.md), asks nothing of the suite, and never reads `expected` or
# `calc_checks`.
import json
import sys
from decimal import Decimal

RESULTS = {"supported", "partly", "rejected", "settled", "paid"}
NOT_A_MEDIATION = {"institution_coordination", "legal_aid"}
SETTLED = {"mediated", "settled"}
WITHDRAWN = {"mediated_withdrawn", "withdrawn"}


def used(case, track):
    return bool((case["path"].get(track) or {}).get("used"))


def outcome(case, name):
    return case["outcomes"].get(name)


def arbitration_end(case):
    decided = outcome(case, "arbitration")
    if decided is None:
        return "applied"
    if decided["result"] in SETTLED:
        return "mediated"
    if decided["result"] in WITHDRAWN:
        return "withdrawn"
    return "not_accepted" if decided["result"] == "not_accepted" else "awarded"


def litigation_end(case):
    first, second = outcome(case, "court_first_instance"), outcome(case, "court_second_instance")
    if first is None and second is None:
        return "sued"
    if second is None:
        return "mediated" if first["result"] in SETTLED else "judged"
    return "appealed" if second["result"] == "appealed" else "judged_finally"


def ends(case):
    """Track by track, where the case says it came."""
    said = {}
    if case["path"].get("negotiation"):
        said["negotiation"] = "asked"
    if used(case, "mediation"):
        settlement = outcome(case, "settlement")
        agreed = settlement and settlement["forum"] not in NOT_A_MEDIATION
        said["mediation"] = "agreed" if agreed else "opened"
    if used(case, "arbitration"):
        said["arbitration"] = arbitration_end(case)
    if used(case, "court"):
        said["litigation"] = litigation_end(case)
    return said


def fen(yuan):
    return None if yuan is None else int(Decimal(str(yuan)) * 100)


def published(case, decided):
    """(claim, result, fen) of an outcome; what is not told of it is unknown."""
    claims = [claim["type"] for claim in case["claims"]] or ["other"]
    if decided is None or not decided["items"]:
        return sorted((claim, "unknown", None) for claim in claims)
    whole = decided["result"] if len(decided["items"]) == 1 else None
    items = []
    for item in decided["items"]:
        result = item["result"] or (whole if whole in RESULTS else "unknown")
        names = claims if item["claim"] == "all" else [item["claim"]]
        items += [("other" if name == "total" else name, result, fen(item["amount"]))
                  for name in names]
    return sorted(items, key=str)


def shown(view, instance=None):
    return sorted(((item["topic"], item["result"], item.get("amount"))
                   for item in view.get("items", []) if item.get("instance") == instance), key=str)


def items_of(case, views):
    """Pairs (what, published, shown)."""
    pairs = []
    arbitration, suit = views.get("arbitration"), views.get("litigation")
    if arbitration and arbitration["state"] in ("awarded", "mediated"):
        pairs.append(("arbitration", published(case, outcome(case, "arbitration")),
                      shown(arbitration)))
    if suit and suit["state"] in ("judged", "appealed", "judged_finally"):
        pairs.append(("first instance", published(case, outcome(case, "court_first_instance")),
                      shown(suit, "first")))
    if suit and suit["state"] == "judged_finally":
        pairs.append(("second instance", published(case, outcome(case, "court_second_instance")),
                      shown(suit, "second")))
    mediation = views.get("mediation")
    if mediation and mediation["state"] == "agreed":
        claims = [claim["type"] for claim in case["claims"]]
        pairs.append(("mediation", [(claims[0] if len(claims) == 1 else "other", "settled",
                                     fen(outcome(case, "settlement")["amount"]))],
                      shown(mediation)))
    return pairs


def days(case, views):
    """Days that the case tells are told, what it does not tell is absent."""
    arbitration = views.get("arbitration")
    if not arbitration:
        return
    path, decided = case["path"]["arbitration"], outcome(case, "arbitration") or {}
    yield "filed", path.get("filed"), arbitration.get("begun_on")
    yield "decided", decided.get("date") or path.get("decided"), arbitration.get("ended_on")


def aid_end(case):
    if not used(case, "legal_aid"):
        return None
    settlement = outcome(case, "settlement") or {}
    return "ended" if settlement.get("forum") == "legal_aid" else "assigned"


def differences(case, matter):
    views = {view["track"]: view for view in matter["proceedings"].get("proceedings", [])}
    went = {track: view["state"] for track, view in views.items()}
    aid = [application["state"] for application in matter["legal_aid"].get("applications", [])]
    if went != ends(case):
        yield f"ends {went}, its case {ends(case)}"
    if aid != ([aid_end(case)] if aid_end(case) else []):
        yield f"legal aid {aid}, its case {aid_end(case)}"
    for what, said, seen in items_of(case, views):
        if sorted(said, key=str) != seen:
            yield f"{what}: {seen}, published {said}"
    for what, said, seen in days(case, views):
        if said != seen:
            yield f"{what} on {seen}, its case {said}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = {case["id"]: case for case in map(json.loads, file)}
    with open(sys.argv[2], encoding="utf-8") as file:
        matters = {matter["sample"]: matter for matter in map(json.loads, file)}
    wrong = [f"{name}: not carried" for name in cases.keys() - matters.keys()]
    for name in cases.keys() & matters.keys():
        wrong += [f"{name}: {text}" for text in differences(cases[name], matters[name])]
    print("\n".join(sorted(wrong)))
    compared = sum(len(items_of(cases[name], {
        view["track"]: view for view in matter["proceedings"].get("proceedings", [])}))
        for name, matter in matters.items())
    print(f"{len(matters)} matters, {compared} decisions compared item by item")
    return 1 if wrong or compared < 20 else 0


if __name__ == "__main__":
    sys.exit(main())

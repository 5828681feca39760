"""The routes of the API by which two listings become one, and by which one is erased."""

from services.directory.contract.duplicates import Duplicate, DuplicatePage
from services.directory.contract.merges import MergeChoice, MergeOutcome, ShownDuplicate
from services.directory.contract.revision import Receipt
from services.gateway.handlers import duplicates
from services.gateway.queries import TerritoryQuery
from services.gateway.route import API, Route

PAIR = f"{API}/duplicates/{{pair_id}}"
ANSWERED = (401, 403, 404, 414, 422)

DUPLICATES = (
    Route(
        "GET",
        f"{API}/duplicates",
        duplicates.list_duplicates,
        name="list_duplicates",
        summary="Pairs of places of a territory that may be one, the likeliest first",
        query=TerritoryQuery,
        answer=DuplicatePage,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "GET",
        PAIR,
        duplicates.show_duplicate,
        name="show_duplicate",
        summary="One pair: both places, and whose word counts where they contradict each other",
        answer=ShownDuplicate,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "POST",
        f"{PAIR}/merge",
        duplicates.merge_places,
        name="merge_places",
        summary="Make one place of the two; the other id leads to the kept one from then on",
        body=MergeChoice,
        answer=MergeOutcome,
        refusals=(400, 401, 403, 404, 409, 412, 413, 414, 415, 422),
        is_command=True,
        is_signed_in=True,
    ),
    Route(
        "DELETE",
        f"{PAIR}/merge",
        duplicates.undo_merge,
        name="undo_merge",
        summary="Make two places of the one again, each as it was but for what changed since",
        answer=MergeOutcome,
        refusals=(401, 403, 404, 409, 414, 422),
        is_signed_in=True,
    ),
    Route(
        "POST",
        f"{PAIR}/not-duplicate",
        duplicates.judge_duplicate,
        name="judge_duplicate",
        summary="Say that the two are two; no later search finds them again",
        answer=Duplicate,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "POST",
        f"{API}/places/{{place_id}}/erasure",
        duplicates.erase_place,
        name="erase_place",
        summary="Keep nothing of what a place said, shown or withdrawn; this is never undone",
        answer=Receipt,
        refusals=(400, 401, 403, 404, 409, 412, 414, 422, 428),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
)

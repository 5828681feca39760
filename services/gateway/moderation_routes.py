"""The routes of the API by which listings are corrected and looked after."""

from services.directory.contract.corrections import (
    CorrectionPage,
    JudgementAsked,
    Proposal,
    ShownProposal,
)
from services.directory.contract.history import HistoryPage
from services.directory.contract.revision import Period, Receipt
from services.directory.contract.score import Score
from services.directory.contract.tasks import Task, TaskPage
from services.gateway.answering import reading
from services.gateway.handlers import corrections, moderation
from services.gateway.handlers.corrections import ContactKept, FollowedProposal
from services.gateway.queries import PagedQuery, TerritoryQuery
from services.gateway.route import API, Route
from services.notify.contract.corrections import ProposerContact

PLACE = f"{API}/places/{{place_id}}"
PROPOSAL = f"{API}/proposals/{{follow_up}}"
ANSWERED = (401, 403, 404, 414, 422)
CHANGED = (400, 401, 403, 404, 409, 412, 414, 422, 428)
SENT = (413, 415)

CORRECTIONS = (
    Route(
        "POST",
        f"{PLACE}/corrections",
        corrections.propose_correction,
        name="propose_correction",
        summary="Say what is wrong in one section of a listing; nobody has to be signed in",
        body=Proposal,
        answer=FollowedProposal,
        success=201,
        refusals=(400, 403, 404, 409, 414, 422, *SENT),
        is_command=True,
    ),
    Route(
        "GET",
        f"{PLACE}/corrections",
        corrections.list_place_corrections,
        name="list_place_corrections",
        summary="Corrections that wait for a place, the oldest first",
        query=PagedQuery,
        answer=CorrectionPage,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "GET",
        f"{API}/corrections",
        corrections.list_corrections,
        name="list_corrections",
        summary="Corrections that wait in a territory, the oldest first",
        query=TerritoryQuery,
        answer=CorrectionPage,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "POST",
        f"{API}/corrections/{{correction_id}}/judgement",
        corrections.judge_correction,
        name="judge_correction",
        summary="Accept a correction, edit it, or refuse it with a reason; If-Match names the"
        " place's revision",
        body=JudgementAsked,
        answer=ShownProposal,
        refusals=(*CHANGED, *SENT),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "GET",
        PROPOSAL,
        corrections.show_proposal,
        name="show_proposal",
        summary="What became of a correction, for who proposed it",
        answer=ShownProposal,
        refusals=(404, 414, 422),
    ),
    Route(
        "POST",
        f"{PROPOSAL}/contact",
        corrections.remember_proposer,
        name="remember_proposer",
        summary="Be told, once, what becomes of a correction",
        body=ProposerContact,
        answer=ContactKept,
        success=202,
        refusals=(400, 404, 414, 422, *SENT),
    ),
)

MODERATION = (
    *CORRECTIONS,
    Route(
        "GET",
        f"{PLACE}/history",
        moderation.list_history,
        name="list_history",
        summary="What happened to a place, the newest first",
        query=PagedQuery,
        answer=HistoryPage,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "POST",
        f"{PLACE}/history/{{revision}}/restoration",
        moderation.restore_revision,
        name="restore_revision",
        summary="Have a place say what it said at an earlier revision",
        answer=Receipt,
        refusals=CHANGED,
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "GET",
        f"{PLACE}/score",
        reading(moderation.show_score, subject="place_id"),
        name="show_score",
        summary="What a listing is worth to its readers, and the one next thing to do",
        answer=Score,
        refusals=(404, 414, 422),
    ),
    Route(
        "POST",
        f"{PLACE}/suspension",
        moderation.suspend_place,
        name="suspend_place",
        summary="Show a place as suspended",
        answer=Receipt,
        refusals=CHANGED,
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "DELETE",
        f"{PLACE}/suspension",
        moderation.restore_place,
        name="restore_place",
        summary="Show a place as before it was suspended",
        answer=Receipt,
        refusals=CHANGED,
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "PUT",
        f"{PLACE}/period",
        moderation.choose_period,
        name="choose_period",
        summary="Say for how many days the confirmations of a place hold",
        body=Period,
        answer=Receipt,
        refusals=(*CHANGED, *SENT),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "GET",
        f"{API}/tasks",
        moderation.list_tasks,
        name="list_tasks",
        summary="What waits for a person of a territory, the longest due first",
        query=TerritoryQuery,
        answer=TaskPage,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
    Route(
        "POST",
        f"{API}/tasks/{{task_id}}/closure",
        moderation.close_task,
        name="close_task",
        summary="Say that a task is done; confirming the place closes it too",
        answer=Task,
        refusals=ANSWERED,
        is_signed_in=True,
    ),
)

"""The routes of the API that tell of imports."""

from services.directory.contract.imports import ImportPage, ShownImport
from services.gateway.handlers import imports
from services.gateway.handlers.imports import RemarksQuery
from services.gateway.queries import PagedQuery
from services.gateway.route import API, Route

IMPORT = f"{API}/imports/{{import_id}}"
REFUSALS = (401, 403, 404, 414, 422)

IMPORTS = (
    Route(
        "GET",
        f"{API}/imports",
        imports.list_imports,
        name="list_imports",
        summary="The files that were imported, the newest first",
        query=PagedQuery,
        answer=ImportPage,
        refusals=(401, 403, 414, 422),
        is_signed_in=True,
    ),
    Route(
        "GET",
        IMPORT,
        imports.show_import,
        name="show_import",
        summary="What became of a file, with its corrections, warnings and conflicts",
        query=RemarksQuery,
        answer=ShownImport,
        refusals=REFUSALS,
        is_signed_in=True,
    ),
    Route(
        "GET",
        f"{IMPORT}/corrections.csv",
        imports.export_remarks,
        name="export_import_corrections",
        summary="All that was said of the rows of a file, as a CSV",
        media="text/csv",
        refusals=REFUSALS,
        is_signed_in=True,
    ),
)

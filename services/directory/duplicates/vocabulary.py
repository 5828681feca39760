"""Words that many places share: what kind of place it is, and those that say nothing. Folded."""

# However a source calls it: two names of one kind may be one place, of two kinds they are not.
KINDS = {
    "services": (
        *("maison de services au public", "maison de service au public", "msap"),
        *("france services", "france service"),
    ),
    "epn": ("espace public numerique", "cyber base", "cyberbase", "epn"),
    "mediation": ("point de mediation numerique", "pmn"),
    "youth": (
        *("point information jeunesse", "bureau information jeunesse", "information jeunesse"),
        *("pij", "bij"),
    ),
    "ccas": ("centre communal d action sociale", "ccas", "cias"),
    "social": ("centre social", "centre socioculturel"),
    "young": ("maison des jeunes et de la culture", "maison des jeunes", "mjc", "espace jeunes"),
    "library": ("mediatheque", "mediatheques", "bibliotheque", "bibliotheques"),
    "town_hall": ("hotel de ville", "mairie"),
    "work": ("pole emploi", "france travail", "mission locale"),
    "workshop": ("fablab", "fab lab"),
    "shared": ("tiers lieu", "coworking"),
    "reuse": ("ressourcerie", "recyclerie"),
    "school": ("ecole", "college", "lycee"),
}
LINKS = frozenset((
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour",
    "sous", "sur", "un", "une",
))  # fmt: skip
GENERIC = LINKS | {
    "accueil", "antenne", "asso", "association", "centre", "commune", "communal", "communale",
    "communautaire", "espace", "intercommunal", "intercommunale", "lieu", "maison", "mediation",
    "municipal", "municipale", "numerique", "numeriques", "point", "public", "publics", "publique",
    "relais", "service", "services", "site", "structure", "ville",
}  # fmt: skip
# « Maison de quartier Nord » and « … Sud » differ by little, and are two.
TELLS_APART = frozenset((
    "nord", "sud", "est", "ouest", "haut", "haute", "bas", "basse", "annexe",
))  # fmt: skip
STREETS = frozenset((
    "allee", "avenue", "boulevard", "chemin", "cours", "esplanade", "faubourg", "impasse", "mail",
    "passage", "place", "promenade", "quai", "residence", "route", "rue", "ruelle", "square",
    "voie",
))  # fmt: skip
SHORT_STREETS = {
    **{"r": "rue", "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard"},
    **{"blvd": "boulevard", "pl": "place", "ch": "chemin", "rte": "route", "all": "allee"},
    **{"imp": "impasse", "sq": "square", "fbg": "faubourg", "fg": "faubourg", "res": "residence"},
}

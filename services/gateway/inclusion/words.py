"""From the national standard's words to those of data·inclusion's schema v1. Pure."""

from collections.abc import Iterable, Mapping

FUNDAMENTALS = "numerique--maitriser-les-fondamentaux-du-numerique"
ONLINE = "numerique--acceder-a-des-services-en-ligne"
CONNECTION = "numerique--acceder-a-une-connexion-internet"
EQUIPMENT = "numerique--acquerir-un-equipement"
FORMALITIES = (
    "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"
)
JOB_SEARCH = "preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi"
PARENTS = "famille--soutien-a-la-parentalite-et-a-leducation"

THEMES: Mapping[str, tuple[str, ...]] = {
    "Aide aux démarches administratives": (ONLINE, FORMALITIES),
    "Maîtrise des outils numériques du quotidien": (FUNDAMENTALS,),
    "Insertion professionnelle via le numérique": (FUNDAMENTALS, JOB_SEARCH),
    "Utilisation sécurisée du numérique": (FUNDAMENTALS,),
    "Parentalité et éducation avec le numérique": (FUNDAMENTALS, PARENTS),
    "Loisirs et créations numériques": (FUNDAMENTALS,),
    "Compréhension du monde numérique": (FUNDAMENTALS,),
    "Accès internet et matériel informatique": (CONNECTION,),
    "Acquisition de matériel informatique à prix solidaire": (EQUIPMENT,),
}
PUBLICS: Mapping[str, str] = {
    "Jeunes": "jeunes",
    "Étudiants": "etudiants",
    "Familles et/ou enfants": "familles",
    "Seniors": "seniors",
    "Femmes": "femmes",
}
ACCESS: Mapping[str, str] = {
    "Se présenter": "se-presenter",
    "Téléphoner": "telephoner",
    "Contacter par mail": "envoyer-un-courriel",
    "Prendre un RDV en ligne": "utiliser-lien-mobilisation",
    "Envoyer un mail avec une fiche de prescription": "envoyer-un-courriel",
}
MOBILISED_BY: Mapping[str, str] = {
    "Se présenter": "usagers",
    "Téléphoner": "usagers",
    "Contacter par mail": "usagers",
    "Prendre un RDV en ligne": "usagers",
    "Envoyer un mail avec une fiche de prescription": "professionnels",
}
NETWORKS: Mapping[str, str] = {
    "Aidants Connect": "aidants-connect",
    "Conseillers numériques": "conseillers-numeriques",
    "Emmaüs Connect": "emmaus",
    "France Services": "france-service",
    "Grande école du numérique": "grandes-ecoles-du-numerique",
    "La Croix Rouge": "croix-rouge",
    "Fabriques de Territoire": "fabrique-de-territoire",
    "CAF": "caf",
    "CCAS": "ccas-cias",
    "CIAS": "ccas-cias",
    "CPAM": "cpam",
    "EPN": "espaces-publics-numeriques",
    "FT": "france-travail",
    "LA_POSTE": "la-poste",
    "MJC": "mjc",
    "ML": "mission-locale",
    "MUNI": "communes",
    "PIMMS": "pimms-mediation",
    "RESSOURCERIE": "ressourceries",
    "RFS": "france-service",
}
ACCOMPANIED: Mapping[str, str] = {
    "Accompagnement individuel": "accompagnement",
    "Dans un atelier collectif": "atelier",
}


def told(words: Mapping[str, str], said: Iterable[str]) -> list[str]:
    """Those that have a word of theirs, each once, in the order they were said."""
    return list(dict.fromkeys(words[each] for each in said if each in words))

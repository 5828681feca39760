"""What the words of v0.1.1 are called in v1.0.2, per field of v1.0.2.

After the mappings of the national map for Aix, New Caledonia and Rhin-Occitanie. An empty list:
the standard has no such word, and its absence says the same.
"""

from collections.abc import Mapping

_DEMARCHES = ("Aide aux démarches administratives",)
_MAITRISE = ("Maîtrise des outils numériques du quotidien",)
_INSERTION = ("Insertion professionnelle via le numérique",)
_LOISIRS = ("Loisirs et créations numériques",)
_COMPREHENSION = ("Compréhension du monde numérique",)
_ACCES = ("Accès internet et matériel informatique",)
_PARENTALITE = ("Parentalité et éducation avec le numérique",)

SERVICES = {
    "Devenir autonome dans les démarches administratives": _DEMARCHES,
    "Réaliser des démarches administratives avec un accompagnement": _DEMARCHES,
    "Accompagner les démarches de santé": _DEMARCHES,
    "Prendre en main un smartphone ou une tablette": _MAITRISE,
    "Prendre en main un ordinateur": _MAITRISE,
    "Utiliser le numérique au quotidien": _MAITRISE,
    "Approfondir ma culture numérique": (
        "Utilisation sécurisée du numérique",
        *_LOISIRS,
        *_COMPREHENSION,
    ),
    "Favoriser mon insertion professionnelle": _INSERTION,
    "Créer et développer mon entreprise": _INSERTION,
    "Accéder à une connexion internet": _ACCES,
    "Accéder à du matériel": _ACCES,
    "S'équiper en matériel informatique": (
        "Acquisition de matériel informatique à prix solidaire",
    ),
    "Créer avec le numérique": _LOISIRS,
    "Promouvoir la citoyenneté numérique": _COMPREHENSION,
    "Soutenir la parentalité et l'éducation avec le numérique": _PARENTALITE,
    "Soutenir la parentalité": _PARENTALITE,
}
PUBLICS = {
    "Seniors (+ 65 ans)": ("Seniors",),
    "Séniors": ("Seniors",),
    "Familles/enfants": ("Familles et/ou enfants",),
    "Jeunes (16-26 ans)": ("Jeunes",),
    "Uniquement femmes": ("Femmes",),
    "Adultes": (),
    "Tout public": (),
    "Tous publics": (),
}
PRISES_EN_CHARGE = {
    "Public langues étrangères": ("Langues étrangères (autres)",),
    "Handicaps psychiques": ("Handicaps mentaux",),
    "Personnes en situation d'illettrisme": ("Illettrisme",),
}
FRAIS = {"Accepte le Pass numérique": ("Gratuit sous condition",), "Adhésion": ("Payant",)}
DISPOSITIFS = {
    "CNFS": ("Conseillers numériques",),
    "Conseiller numérique France Services": ("Conseillers numériques",),
    "Grandes écoles du numérique": ("Grande école du numérique",),
    "Point relais CAF": ("Point d'accès numérique CAF",),
    "Point numérique CAF": ("Point d'accès numérique CAF",),
    "Promeneur du net": ("Promeneurs du net",),
}
ACCOMPAGNEMENTS = {
    "Seul": ("En autonomie",),
    "Avec de l'aide": ("Accompagnement individuel",),
    "Dans un atelier": ("Dans un atelier collectif",),
    "A ma place": ("Accompagnement individuel",),
}

LEGACY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "services": SERVICES,
    "publics_specifiquement_adresses": PUBLICS,
    "prise_en_charge_specifique": PRISES_EN_CHARGE,
    "frais_a_charge": FRAIS,
    "dispositif_programmes_nationaux": DISPOSITIFS,
    "modalites_accompagnement": ACCOMPAGNEMENTS,
}

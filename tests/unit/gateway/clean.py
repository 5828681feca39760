"""Places as the standard asks for them: any such place, and one that has it all."""

from datetime import date

from hypothesis import strategies as st

from services.directory.cleaning.enumerations import ENUMERATIONS
from services.directory.contract.place import PlaceSnapshot

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
# The schema's pattern alone forgets the space that its own description and library have.
MISSPELT = "Étapes numériques (La Poste)"
KNOWN = {name: [word for word in words if word != MISSPELT] for name, words in ENUMERATIONS.items()}
WORDS = {
    name: st.lists(st.sampled_from(known), unique=True, max_size=3).map(tuple)
    for name, known in KNOWN.items()
}
CLEAN = st.builds(
    PlaceSnapshot,
    place_id=st.just("p"),
    revision=st.just(1),
    id=TEXTS,
    nom=TEXTS,
    commune=TEXTS,
    adresse=TEXTS,
    pivot=st.from_regex(r"[a-zA-Z0-9]{9,14}", fullmatch=True),
    code_postal=st.from_regex(r"[0-9]{5}", fullmatch=True),
    telephone=st.from_regex(r"(\+33[1-9][0-9]{8})?", fullmatch=True),
    presentation_resume=st.text(st.characters(codec="utf-8"), max_size=280),
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    date_maj=st.dates(),
    **WORDS,
)


FULL = {
    "id": "structure-1",
    "pivot": "43493312300029",
    "nom": 'Anonymal, « le "lieu" »',
    "commune": "Reims",
    "code_postal": "51100",
    "code_insee": "51454",
    "adresse": "12 BIS RUE DE LECLERCQ",
    "complement_adresse": "Le patio",
    "typologie": ("TIERS_LIEUX", "ASSO"),
    "telephone": "+33180059880",
    "courriels": ("contact@exemple.fr", "accueil@exemple.fr"),
    "site_web": ("https://exemple.fr/", "https://exemple.org/a,b"),
    "horaires": "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00",
    "presentation_resume": "Une ligne.",
    "presentation_detail": "Deux\nlignes.",
    "source": "Hubik",
    "itinerance": ("Itinérant", "Fixe"),
    "structure_parente": "La ville",
    "date_maj": date(2024, 4, 2),
    "services": ENUMERATIONS["services"][:2],
    "publics_specifiquement_adresses": ENUMERATIONS["publics_specifiquement_adresses"][:2],
    "prise_en_charge_specifique": ENUMERATIONS["prise_en_charge_specifique"][:2],
    "frais_a_charge": ENUMERATIONS["frais_a_charge"][:1],
    "dispositif_programmes_nationaux": ENUMERATIONS["dispositif_programmes_nationaux"][:2],
    "formations_labels": ENUMERATIONS["formations_labels"][:2],
    "autres_formations_labels": ("Label et la bête", "Un autre"),
    "modalites_acces": ENUMERATIONS["modalites_acces"][:2],
    "modalites_accompagnement": ENUMERATIONS["modalites_accompagnement"][:2],
    "fiche_acces_libre": "https://acceslibre.beta.gouv.fr/erp/a/",
    "prise_rdv": "https://www.rdv-solidarites.fr/",
    "langues": ENUMERATIONS["langues"][:2],
    "accessibilite": ENUMERATIONS["accessibilite"][:1],
    "equipements": ENUMERATIONS["equipements"][:2],
}

"""The national standard's enumerations, v1.0.2, verbatim (Licence Ouverte), and ours."""

from typing import Literal, get_args

Service = Literal[
    "Aide aux démarches administratives",
    "Maîtrise des outils numériques du quotidien",
    "Insertion professionnelle via le numérique",
    "Utilisation sécurisée du numérique",
    "Parentalité et éducation avec le numérique",
    "Loisirs et créations numériques",
    "Compréhension du monde numérique",
    "Accès internet et matériel informatique",
    "Acquisition de matériel informatique à prix solidaire",
]
Public = Literal["Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes"]
PriseEnCharge = Literal[
    "Surdité",
    "Handicaps moteurs",
    "Handicaps mentaux",
    "Illettrisme",
    "Langues étrangères (anglais)",
    "Langues étrangères (autres)",
    "Déficience visuelle",
]
Frais = Literal["Gratuit", "Gratuit sous condition", "Payant"]
Itinerance = Literal["Itinérant", "Fixe"]
ModaliteAcces = Literal[
    "Se présenter",
    "Téléphoner",
    "Contacter par mail",
    "Prendre un RDV en ligne",
    "Ce lieu n'accueille pas de public",
    "Envoyer un mail avec une fiche de prescription",
]
ModaliteAccompagnement = Literal[
    "En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance"
]
DISPOSITIFS = (
    "Aidants Connect",
    "Bibliothèques numérique de référence",  # sic
    "Certification PIX",
    "Conseillers numériques",
    "Emmaüs Connect",
    "France Services",
    "Grande école du numérique",
    "La Croix Rouge",
    "Point d'accès numérique CAF",
    "Promeneurs du net",
    "Relais numérique (Emmaüs Connect)",
)
FORMATIONS = (
    "Formé à « Mon Espace Santé »",
    "Formé à « DUPLEX » (illettrisme)",
    "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
    "Collectif ressources et acteurs réemploi (Normandie)",
    "Étapes numériques (La Poste)",
    "Fabriques de Territoire",
    "Les Éclaireurs du numérique (Drôme)",
    "Mes Papiers (Métropole de Lyon)",
    "ORDI 3.0",
    "SUD LABS (PACA)",
)

# Ours: the standard has no such columns. Equipment is what the first region's places say they have.
Langue = Literal[
    "Langue des signes (LSF)",
    "Albanais",
    "Allemand",
    "Anglais",
    "Arabe",
    "Arménien",
    "Bambara",
    "Chinois",
    "Dari (persan)",
    "Espagnol",
    "Géorgien",
    "Italien",
    "Pachto",
    "Portugais",
    "Roumain",
    "Russe",
    "Soninké",
    "Tamoul",
    "Turc",
    "Ukrainien",
]
Accessibilite = Literal[
    "Accessible aux personnes à mobilité réduite",
    "Partiellement accessible aux personnes à mobilité réduite",
    "Non accessible aux personnes à mobilité réduite",
    "Toilettes adaptées",
    "Stationnement adapté",
    "Boucle magnétique",
]
REDUCED_MOBILITY = get_args(Accessibilite)[:3]
"""One place is one of these."""
NOT_ACCESSIBLE = REDUCED_MOBILITY[2]
Equipement = Literal[
    "Ordinateurs",
    "Tablettes",
    "Connexion internet",
    "Wi-Fi",
    "Imprimante",
    "Scanner",
    "Photocopieur",
    "Imprimante 3D",
    "Visioconférence",
    "Webcam",
    "Casque audio",
    "Vidéoprojecteur",
    "Espace de télétravail",
]

"""The words of invented places; those of the standard are its own (v1.0.2)."""

from typing import NamedTuple, get_args

from services.directory.contract import vocabulary as standard


class Kind(NamedTuple):
    nom: str
    typologie: str
    service: str
    dispositif: str = ""


SERVICES = get_args(standard.Service)
PUBLICS = get_args(standard.Public)
PRISES_EN_CHARGE = get_args(standard.PriseEnCharge)
FRAIS = get_args(standard.Frais)
# Those by which a person can come.
MODALITES_ACCES = ("Se présenter", "Téléphoner", "Contacter par mail", "Prendre un RDV en ligne")
MODALITES_ACCOMPAGNEMENT = get_args(standard.ModaliteAccompagnement)

DEMARCHES, OUTILS, EMPLOI, _, FAMILLE, LOISIRS, _, ACCES, MATERIEL = SERVICES
KINDS = (
    Kind("Médiathèque de {commune}", "BIB", ACCES),
    Kind("Bibliothèque {quartier}", "BIB", ACCES),
    Kind("France Services de {commune}", "RFS", DEMARCHES, "France Services|Aidants Connect"),
    Kind("Mairie de {commune}", "MUNI", DEMARCHES, "Conseillers numériques"),
    Kind("CCAS de {commune}", "CCAS", DEMARCHES, "Aidants Connect"),
    Kind("Espace public numérique {quartier}", "EPN", OUTILS, "Conseillers numériques"),
    Kind("Centre social {quartier}", "CS", OUTILS),
    Kind("Maison des jeunes et de la culture {quartier}", "MJC", FAMILLE, "Promeneurs du net"),
    Kind("Mission locale de {commune}", "ML", EMPLOI),
    Kind("Association Clic {quartier}", "ASSO", OUTILS),
    Kind("FabLab {quartier}", "FABLAB", LOISIRS),
    Kind("Tiers-lieu {quartier}", "TIERS_LIEUX", LOISIRS),
    Kind("Ressourcerie {quartier}", "RESSOURCERIE", MATERIEL),
)
KIND_WEIGHTS = (14, 4, 16, 12, 10, 10, 8, 3, 4, 10, 3, 4, 2)

QUARTERS = (
    "des Tilleuls", "de la Gare", "du Vieux Pont", "Jean-Moulin", "Simone-Veil", "des Lilas",
    "du Centre", "de la Fontaine", "Olympe-de-Gouges", "Pablo-Neruda", "du Moulin", "des Remparts",
    "Louise-Michel", "de la Rive", "du Marché", "Aimé-Césaire", "des Quatre-Vents", "Ada-Lovelace",
)  # fmt: skip
STREETS = (
    "rue de la République", "place de la Mairie", "rue Victor-Hugo", "avenue Jean-Jaurès",
    "rue des Écoles", "rue de l'Église", "boulevard de la Liberté", "allée des Platanes",
    "chemin du Lavoir", "rue du 8 Mai 1945", "place du Marché", "rue Pasteur",
)  # fmt: skip
HOURS = (
    "Mo-Fr 09:00-12:00,14:00-17:00",
    "Mo-Fr 09:00-12:30,13:30-17:30; Sa 09:00-12:00",
    "Mo-Th 08:30-12:00,13:30-17:00; Fr 08:30-12:00",
    "Tu-Sa 10:00-18:00",
    "Tu 14:00-18:00; We 10:00-12:00,14:00-18:00; Fr 16:00-19:00; Sa 10:00-12:30",
    "Mo,We,Fr 14:00-17:30",
    "We 14:00-17:00; Sa 10:00-12:00",
    "Tu,Th 09:00-12:00; PH off",
    "Mo-Sa 09:00-19:00; PH off",
    "Fr[1] 14:00-17:00",
    "week 1-53/2 We 14:00-16:00",
    "Mo-Fr 10:00-12:00; Jul-Aug off",
    "Sur rendez-vous",
)
PURPOSES = (
    "vos démarches en ligne",
    "apprendre à utiliser un ordinateur, une tablette ou un smartphone",
    "créer, imprimer en 3D et réparer ensemble",
    "chercher un emploi, faire un CV et répondre aux offres",
    "naviguer sans crainte et protéger vos comptes",
    "accompagner la scolarité de vos enfants",
)
SENTENCES = (
    "Des ateliers pour les seniors ont lieu chaque semaine, sur tablette et smartphone.",
    "Un conseiller numérique vous reçoit sur rendez-vous.",
    "Des ordinateurs et une imprimante sont en libre accès.",
    "Nous vous aidons à créer une adresse mail et à vous y retrouver.",
    "Venez avec votre propre appareil ou utilisez les nôtres.",
    "L'équipe accompagne la demande de carte grise, de RSA, d'APL ou de retraite.",
    "Des ordinateurs reconditionnés sont proposés à prix solidaire.",
    "Les enfants découvrent la programmation et la robotique le mercredi.",
    "Le lieu est accessible aux personnes à mobilité réduite.",
    "Des bénévoles parlent arabe, anglais et portugais.",
)

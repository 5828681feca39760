"""Which words a field knows: the standard's, v1.0.2 verbatim (Licence Ouverte), and ours."""

from collections.abc import Mapping
from typing import get_args

from services.directory.contract import vocabulary

_TYPOLOGIES = """
ACI ACIPHC AFPA AI ASE ASSO ASSO_CHOMEUR Autre AVIP BIB CAARUD CADA CAF CAP_EMPLOI CAVA CC CCAS
CCONS CD CDAS CFP CHRS CHU CIAS CIDFF CITMET CMP CMS CPAM CPH CS CSAPA CSC DEETS DEPT DIPLP E2C
EA EATT EI EITI ENM EPCI EPI EPIDE EPN ES ESAT ESS ETTI EVS FABLAB FABRIQUE FAIS FT GEIQ HUDA
LA_POSTE MDE MDH MDEF MDPH MDS MJC ML MQ MSA MSAP MUNI OACAS ODC OF OIL OPCS PAD PENSION PI
PIJ_BIJ PIMMS PJJ PLIE PREF PREVENTION REG RELAIS_LECTURE RESSOURCERIE RFS RS_FJT SCP SPIP
TIERS_LIEUX UDAF
"""
TYPOLOGIES = tuple(_TYPOLOGIES.split())

ENUMERATIONS: Mapping[str, tuple[str, ...]] = {
    "typologie": TYPOLOGIES,
    "itinerance": get_args(vocabulary.Itinerance),
    "services": get_args(vocabulary.Service),
    "publics_specifiquement_adresses": get_args(vocabulary.Public),
    "prise_en_charge_specifique": get_args(vocabulary.PriseEnCharge),
    "frais_a_charge": get_args(vocabulary.Frais),
    "dispositif_programmes_nationaux": vocabulary.DISPOSITIFS,
    "formations_labels": vocabulary.FORMATIONS,
    "modalites_acces": get_args(vocabulary.ModaliteAcces),
    "modalites_accompagnement": get_args(vocabulary.ModaliteAccompagnement),
    "langues": get_args(vocabulary.Langue),
    "accessibilite": get_args(vocabulary.Accessibilite),
    "equipements": get_args(vocabulary.Equipement),
}
